package dev.p2c.sandbox.odata;

import dev.p2c.sandbox.http.ODataCall;
import dev.p2c.sandbox.store.Row;

/** Divides the rows of a query into pages and builds the links between them. */
interface Paging {

    /**
     * One page of a query.
     *
     * @param limit maximum number of rows
     * @param linked whether the page links to a next page, if there is one
     * @param skip number of rows to skip
     * @param after last row of the previous page; null for the first page and for paging by row
     *     numbers
     * @param number number of this page, from 1
     * @param deltaToken null without change tracking
     */
    record QueryPage(
            int limit,
            boolean linked,
            int skip,
            KeysetPosition after,
            int number,
            String deltaToken) {}

    /**
     * The page that a call requests.
     *
     * @param deltaToken the token for a first page; null without change tracking
     * @throws ODataError 400 for a {@code $skiptoken} that this class did not issue
     */
    QueryPage page(ODataCall call, QueryString options, ParsedQuery query, String deltaToken);

    /** Absolute address of the page after this one. */
    String nextLink(
            ODataCall call,
            QueryString options,
            ParsedQuery query,
            QueryPage page,
            Row first,
            Row last);
}
