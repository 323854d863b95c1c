package dev.p2c.sandbox.odata;

import dev.p2c.sandbox.http.ODataCall;
import dev.p2c.sandbox.store.Row;
import java.util.Optional;

/**
 * Keyset pagination of Sales: a page starts after the last row of the previous page, so that rows
 * inserted or deleted in between cause no gaps and no duplicates (Dataverse Web API, "Page
 * results"). A query with {@code $top} has one page; {@code $top} is ignored beside {@code
 * odata.maxpagesize}.
 */
final class SalesPaging implements Paging {

    private final ReaderSettings settings;

    SalesPaging(ReaderSettings settings) {
        this.settings = settings;
    }

    @Override
    public QueryPage page(
            ODataCall call, QueryString options, ParsedQuery query, String deltaToken) {
        int most = settings.pageSize();
        Optional<Integer> wanted = MaxPageSize.of(call);
        boolean top = query.top() != null && wanted.isEmpty();
        int limit = Math.min(most, top ? query.top() : wanted.orElse(most));
        String token = options.get("$skiptoken");
        if (token == null) {
            return new QueryPage(limit, !top, 0, null, 1, deltaToken);
        }
        PagingCookie cookie = PagingCookie.parse(token, query);
        return new QueryPage(limit, true, 0, cookie.after(), cookie.page(), cookie.deltaToken());
    }

    @Override
    public String nextLink(
            ODataCall call,
            QueryString options,
            ParsedQuery query,
            QueryPage page,
            Row first,
            Row last) {
        return PageLinks.link(
                call,
                options.without("$skiptoken"),
                "$skiptoken=" + PagingCookie.encode(query, page, first, last));
    }
}
