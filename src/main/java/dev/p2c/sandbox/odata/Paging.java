package dev.p2c.sandbox.odata;

import dev.p2c.sandbox.http.ODataCall;
import dev.p2c.sandbox.store.Row;

/** How a service cuts a collection into pages. */
interface Paging {

    /**
     * @param limit rows of this page at most
     * @param linked whether a further page is linked, if there is one
     * @param after null for the first page, and where pages are counted instead
     * @param number of this page, from 1
     * @param deltaToken null without change tracking
     */
    record Page(
            int limit,
            boolean linked,
            int skip,
            KeysetPosition after,
            int number,
            String deltaToken) {}

    /**
     * @param deltaToken the caller's, null without change tracking
     * @throws ODataError 400 for a token that is none of ours
     */
    Page page(ODataCall call, QueryString options, ParsedQuery query, String deltaToken);

    /** Absolute. */
    String nextLink(
            ODataCall call, QueryString options, ParsedQuery query, Page page, Row first, Row last);
}
