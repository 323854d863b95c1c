package dev.p2c.sandbox.sales;

import dev.p2c.sandbox.http.ODataCall;
import dev.p2c.sandbox.odata.ODataError;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Refuses requests whose headers, query options or addresses mean something that the stand-in does
 * not do, so that no client takes a wrong answer for a right one.
 */
final class RequestChecks {

    /** Impersonate another user using the Web API. */
    private static final List<String> CALLERS = List.of("mscrmcallerid", "callerobjectid");

    /** Retrieve and execute predefined queries. */
    private static final List<String> QUERIES = List.of("savedQuery", "userQuery");

    private static final Set<String> WRITES = Set.of("POST", "PATCH", "PUT");

    private static final Pattern JSON = Pattern.compile("application/json(?:\\s*;.*)?");
    private static final Pattern ACCEPTED =
            Pattern.compile("(?:application/(?:json|\\*)|\\*/\\*)(?:\\s*;.*)?");

    private RequestChecks() {}

    static void check(ODataCall call) {
        for (String header : CALLERS) {
            if (call.header(header) != null) {
                throw unsupported("The stand-in has no impersonation: " + header + ".");
            }
        }
        if (!call.query().isEmpty()) {
            QueryOptions options = new QueryOptions(call.query());
            for (String query : QUERIES) {
                if (options.has(query)) {
                    throw unsupported("The stand-in has no stored queries: " + query + ".");
                }
            }
        }
        accept(call);
        if (WRITES.contains(call.method())) {
            body(call);
        }
    }

    /** OData JSON Format 4.0, 3.1: the stand-in writes minimal metadata only. */
    private static void accept(ODataCall call) {
        String accept = call.header("accept");
        if (accept == null || accept.isBlank() || call.path().startsWith("$metadata")) {
            return;
        }
        String wanted = accept.toLowerCase(Locale.ROOT);
        if (wanted.contains("odata.metadata=full") || wanted.contains("odata.metadata=none")) {
            throw unsupported("The stand-in writes odata.metadata=minimal only.");
        }
        boolean json =
                List.of(wanted.split(",")).stream()
                        .anyMatch(
                                type ->
                                        ACCEPTED.matcher(type.strip()).matches()
                                                || type.strip().startsWith("text/"));
        if (!json) {
            throw new ODataError(
                    406, "", "A supported MIME type could not be found that matches " + accept);
        }
    }

    private static void body(ODataCall call) {
        String type = call.header("content-type");
        boolean action = call.path().contains("/Microsoft.Dynamics.CRM.");
        if (call.body().length == 0 && !action) {
            throw WebApiErrors.malformed();
        }
        if (type != null && !JSON.matcher(type.toLowerCase(Locale.ROOT)).matches()) {
            throw new ODataError(
                    415, "0x80060888", "The content type '" + type + "' is not supported.");
        }
    }

    private static ODataError unsupported(String message) {
        return new ODataError(501, "0x80060888", message);
    }
}
