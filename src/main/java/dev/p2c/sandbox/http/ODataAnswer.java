package dev.p2c.sandbox.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Response to one operation: status, headers and body. Immutable. Headers of every response
 * (version, tracing) are added when it is written.
 *
 * @param headers values by name, spelled as on the wire
 * @param content may be written once only
 */
public record ODataAnswer(int status, Map<String, String> headers, ResponseBody content) {

    /** Content type of JSON in both services. */
    public static final String JSON = "application/json; odata.metadata=minimal";

    private static final String CONTENT_TYPE = "Content-Type";

    /** Response without body and headers. */
    public static ODataAnswer of(int status) {
        return new ODataAnswer(status, Map.of(), ResponseBody.NONE);
    }

    public static ODataAnswer json(int status, byte[] body) {
        return json(status, ResponseBody.of(body));
    }

    /** JSON response whose content is streamed when it is sent. */
    public static ODataAnswer json(int status, ResponseBody content) {
        return of(status, JSON, content);
    }

    public static ODataAnswer text(int status, String text) {
        return of(status, "text/plain", ResponseBody.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    public static ODataAnswer of(int status, String contentType, ResponseBody content) {
        return new ODataAnswer(status, Map.of(CONTENT_TYPE, contentType), content);
    }

    /** Copy of this response with one header added or replaced. */
    public ODataAnswer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new ODataAnswer(status, more, content);
    }

    /** Value of a header, or null. */
    public String header(String name) {
        return headers.get(name);
    }

    public boolean isError() {
        return status >= 400;
    }
}
