package dev.p2c.routes;

import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.http.Header;
import org.apache.http.HttpResponse;
import org.apache.http.HttpStatus;
import org.apache.http.protocol.HttpContext;

/**
 * The status and headers of a read that the service refused. camel-olingo4 loses both; it turns a
 * 429 into a NullPointerException. The body is missing, because it is not read yet when the
 * interceptor throws.
 */
final class RefusedReadException extends IOException {

    private static final long serialVersionUID = 1L;
    private static final int FIRST_REFUSAL = 300;
    private static final String CHALLENGED = "p2c.challenged";

    private final int status;
    private final transient Map<String, String> headers;

    private RefusedReadException(int status, Map<String, String> headers) {
        super("refused with status " + status);
        this.status = status;
        this.headers = headers;
    }

    /** Lets the first 407 pass, to which the client answers with the login for the proxy. */
    static void throwIfRefused(HttpResponse response, HttpContext context)
            throws RefusedReadException {
        int status = response.getStatusLine().getStatusCode();
        boolean firstChallenge =
                status == HttpStatus.SC_PROXY_AUTHENTICATION_REQUIRED
                        && context.getAttribute(CHALLENGED) == null;
        if (firstChallenge) {
            context.setAttribute(CHALLENGED, true);
        } else if (status >= FIRST_REFUSAL) {
            Map<String, String> headers = new HashMap<>();
            for (Header header : response.getAllHeaders()) {
                headers.put(header.getName().toLowerCase(Locale.ROOT), header.getValue());
            }
            throw new RefusedReadException(status, headers);
        }
    }

    int status() {
        return status;
    }

    Map<String, String> headers() {
        return headers;
    }
}
