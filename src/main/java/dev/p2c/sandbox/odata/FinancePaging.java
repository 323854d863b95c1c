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
    public Page page(ODataCall call, QueryString options, ParsedQuery query, String deltaToken) {
        int size =
                MaxPageSize.of(call)
                        .map(n -> Math.min(n, settings.pageSize()))
                        .orElse(settings.pageSize());
        boolean whole = query.top() != null && query.top() <= size;
        return new Page(whole ? query.top() : size, !whole, query.skip(), null, 1, null);
    }

    @Override
    public String nextLink(
            ODataCall call,
            QueryString options,
            ParsedQuery query,
            Page page,
            Row first,
            Row last) {
        StringBuilder link = new StringBuilder(call.root()).append(call.path()).append('?');
        String kept = QueryString.of(options.without("$skip")).without("$top");
        link.append(kept).append(kept.isEmpty() ? "" : "&");
        if (query.top() != null) {
            link.append("$top=").append(query.top() - page.limit()).append('&');
        }
        return link.append("$skip=").append(page.skip() + page.limit()).toString();
    }
}
