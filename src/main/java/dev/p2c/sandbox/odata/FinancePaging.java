package dev.p2c.sandbox.odata;

import dev.p2c.sandbox.http.ODataCall;
import dev.p2c.sandbox.store.Row;

/** Paging of Finance by row numbers: a next link holds the number of rows to skip. */
final class FinancePaging implements Paging {

    private final ReaderSettings settings;

    FinancePaging(ReaderSettings settings) {
        this.settings = settings;
    }

    @Override
    public QueryPage page(
            ODataCall call, QueryString options, ParsedQuery query, String deltaToken) {
        int size =
                MaxPageSize.of(call)
                        .map(n -> Math.min(n, settings.pageSize()))
                        .orElse(settings.pageSize());
        boolean whole = query.top() != null && query.top() <= size;
        return new QueryPage(whole ? query.top() : size, !whole, query.skip(), null, 1, null);
    }

    @Override
    public String nextLink(
            ODataCall call,
            QueryString options,
            ParsedQuery query,
            QueryPage page,
            Row first,
            Row last) {
        String top = query.top() == null ? "" : "$top=" + (query.top() - page.limit()) + "&";
        return PageLinks.link(
                call,
                QueryString.of(options.without("$skip")).without("$top"),
                top + "$skip=" + (page.skip() + page.limit()));
    }
}
