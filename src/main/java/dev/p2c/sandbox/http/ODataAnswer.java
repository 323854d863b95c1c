package dev.p2c.sandbox.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a service says to one operation. Immutable. Headers that every answer of a service bears
 * (version, tracing) are added when it is written.
 *
 * @param headers by name as written on the wire
 */
public record ODataAnswer(int status, Map<String, String> headers, ResponseBody content) {

    /** What both services call their JSON. */
    public static final String JSON = "application/json; odata.metadata=minimal";

    private static final String CONTENT_TYPE = "Content-Type";

    /** No body, no headers. */
    public static ODataAnswer of(int status) {
        return new ODataAnswer(status, Map.of(), ResponseBody.NONE);
    }

    public static ODataAnswer json(int status, byte[] body) {
        return json(status, ResponseBody.of(body));
    }

    /** Streamed: the content is written once, when the answer goes out. */
    public static ODataAnswer json(int status, ResponseBody content) {
        return of(status, JSON, content);
    }

    public static ODataAnswer text(int status, String text) {
        return of(status, "text/plain", ResponseBody.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    public static ODataAnswer of(int status, String contentType, ResponseBody content) {
        return new ODataAnswer(status, Map.of(CONTENT_TYPE, contentType), content);
    }

    /** The same with one header more, or another value for it. */
    public ODataAnswer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new ODataAnswer(status, more, content);
    }

    /** Null where it is not set. */
    public String header(String name) {
        return headers.get(name);
    }

    public boolean isError() {
        return status >= 400;
    }
}
