package dev.p2c.sandbox.http;

import java.util.Arrays;
import java.util.Locale;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;

/**
 * Decides whether an answer is compressed: with gzip where the request accepts it (RFC 9110,
 * 12.5.3), as both services do behind their web servers.
 */
final class Compression {

    private static final String GZIP = "gzip";

    private Compression() {}

    /** Sets the headers of a compressed answer if the request accepts one and a body follows. */
    static boolean begins(Request request, Response response) {
        int status = response.getStatus();
        boolean hasBody = status != 204 && status != 304 && !"HEAD".equals(request.getMethod());
        if (!hasBody || !isAccepted(request.getHeaders().get(HttpHeader.ACCEPT_ENCODING))) {
            return false;
        }
        response.getHeaders().put(HttpHeader.CONTENT_ENCODING, GZIP);
        response.getHeaders().put(HttpHeader.VARY, HttpHeader.ACCEPT_ENCODING.asString());
        return true;
    }

    private static boolean isAccepted(String header) {
        return header != null
                && Arrays.stream(header.toLowerCase(Locale.ROOT).replace(" ", "").split(","))
                        .anyMatch(
                                one ->
                                        one.equals(GZIP)
                                                || one.startsWith(GZIP + ";q=")
                                                        && !one.matches("gzip;q=0([.]0*)?"));
    }
}
