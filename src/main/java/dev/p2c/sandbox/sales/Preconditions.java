package dev.p2c.sandbox.sales;

import dev.p2c.sandbox.http.ODataCall;
import dev.p2c.sandbox.odata.ODataReader;
import dev.p2c.sandbox.odata.ResourceAddress;

/**
 * Checks {@code If-Match} and {@code If-None-Match} of writes (Web API, conditional operations).
 */
final class Preconditions {

    private final ODataReader reader;

    Preconditions(ODataReader reader) {
        this.reader = reader;
    }

    void check(ODataCall call, ResourceAddress address) {
        match(call, address);
        String none = present(call, "if-none-match");
        if (none != null && address.row() != null && (isAny(none) || none.equals(etag(address)))) {
            throw WebApiErrors.alreadyExists();
        }
    }

    /** Checks {@code If-Match} alone, as for reads. */
    void match(ODataCall call, ResourceAddress address) {
        String match = present(call, "if-match");
        if (match != null && address.row() == null) {
            throw LookupReferences.missing(address);
        }
        if (match != null && !isAny(match) && !match.equals(etag(address))) {
            throw WebApiErrors.stale();
        }
    }

    private String etag(ResourceAddress address) {
        return reader.etag(address.table(), address.row());
    }

    /**
     * Value of a header; null if it is missing or the word "null", which samples send for "no
     * condition".
     */
    private static String present(ODataCall call, String header) {
        String value = call.header(header);
        return value == null || "null".equals(value.strip()) ? null : value.strip();
    }

    private static boolean isAny(String condition) {
        return "*".equals(condition);
    }
}
