package dev.p2c.sandbox.odata;

import dev.p2c.sandbox.http.ODataCall;
import dev.p2c.sandbox.http.PercentEncoding;

/** Builds the absolute addresses of further pages and of changes. */
final class PageLinks {

    private PageLinks() {}

    /**
     * Address of a call with other query options.
     *
     * @param kept encoded options of the call that stay; may be empty
     * @param added encoded options that are appended
     */
    static String link(ODataCall call, String kept, String added) {
        return call.root() + call.path() + "?" + kept + (kept.isEmpty() ? "" : "&") + added;
    }

    /**
     * Address of the changes since a delta token.
     *
     * @param token decoded
     */
    static String deltaLink(ODataCall call, QueryString options, String token) {
        String kept = QueryString.of(options.without("$skiptoken")).without("$deltatoken");
        String encoded = PercentEncoding.encode(token);
        return link(call, kept, "$deltatoken=" + encoded);
    }
}
