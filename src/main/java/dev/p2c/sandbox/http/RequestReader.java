package dev.p2c.sandbox.http;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/** Converts Jetty's requests to calls of a service. */
final class RequestReader {

    /** Attribute of a request with the client id of its token. */
    static final String USER = "user";

    private static final byte[] EMPTY = {};

    private RequestReader() {}

    /**
     * Converts a request to a call and reads its body.
     *
     * @param root the service root that the request's path starts with
     */
    static ODataCall call(Request request, String root) throws IOException {
        Object user = request.getAttribute(USER);
        HttpURI uri = request.getHttpURI();
        return new ODataCall(
                request.getMethod(),
                ServiceRoot.relative(uri.getPath(), root),
                uri.getQuery() == null ? "" : uri.getQuery(),
                headers(request),
                body(request),
                authority(request) + root,
                user == null ? "" : user.toString());
    }

    /** Scheme, host and port as the client sees them. */
    static String authority(Request request) {
        HttpURI uri = request.getHttpURI();
        return uri.getScheme() + "://" + uri.getAuthority();
    }

    /** Reads the whole body; empty if there is none. */
    static byte[] body(Request request) throws IOException {
        return request.getLength() == 0
                ? EMPTY
                : Content.Source.asInputStream(request).readAllBytes();
    }

    /**
     * Headers by name in lower case. The header {@code If-None-Match: null}, which Microsoft
     * recommends to clients, is left out.
     */
    private static Map<String, String> headers(Request request) {
        Map<String, String> headers = new HashMap<>();
        for (HttpField field : request.getHeaders()) {
            headers.merge(
                    field.getLowerCaseName(), field.getValue(), (one, more) -> one + "," + more);
        }
        headers.remove("if-none-match", "null");
        return headers;
    }
}
