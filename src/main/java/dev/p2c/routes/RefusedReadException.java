package dev.p2c.routes;

import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.http.Header;
import org.apache.http.HttpResponse;
import org.apache.http.protocol.HttpContext;

/**
 * The status and headers of a read that the service refused. camel-olingo4 loses both; it turns a
 * 429 into a NullPointerException. The body is missing, because it is not read yet when the
 * interceptor throws.
 */
final class RefusedReadException extends IOException {

    private static final long serialVersionUID = 1L;
    private static final int FIRST_REFUSAL = 300;

    private final int status;
    private final transient Map<String, String> headers;

    private RefusedReadException(int status, Map<String, String> headers) {
        super("refused with status " + status);
        this.status = status;
        this.headers = headers;
    }

    static void throwIfRefused(HttpResponse response, HttpContext context)
            throws RefusedReadException {
        int status = response.getStatusLine().getStatusCode();
        if (status >= FIRST_REFUSAL) {
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
