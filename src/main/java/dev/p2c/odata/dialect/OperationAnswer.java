package dev.p2c.odata.dialect;

import dev.p2c.odata.model.Json;
import java.nio.charset.StandardCharsets;

/** The answer to one operation of a batch: a view of the batch's bytes that is parsed on demand. */
public final class OperationAnswer {

    private final byte[] bytes;
    private final int status;
    private final int headersStart;
    private final int bodyStart;
    private final int end;
    private final String contentId;

    public OperationAnswer(
            byte[] bytes, int status, int headersStart, int bodyStart, int end, String contentId) {
        this.bytes = bytes;
        this.status = status;
        this.headersStart = headersStart;
        this.bodyStart = bodyStart;
        this.end = end;
        this.contentId = contentId;
    }

    public int status() {
        return status;
    }

    /** The content id; empty if the service gave none. */
    public String contentId() {
        return contentId;
    }

    /**
     * @param name in any case
     * @return empty where the header is absent
     */
    public String header(String name) {
        return MimeHeaders.value(bytes, headersStart, bodyStart, name);
    }

    /** One text property of the JSON body; empty if absent. Reading ends at the property. */
    public String property(String name) {
        return end == bodyStart ? "" : Json.property(bytes, bodyStart, end - bodyStart, name);
    }

    public String body() {
        return new String(bytes, bodyStart, end - bodyStart, StandardCharsets.UTF_8);
    }

    /** The error in the body; without code and message where the status is below 400. */
    public ServiceError error(Dialect dialect) {
        return status < 400 ? ServiceError.NONE : dialect.error(bytes, bodyStart, end - bodyStart);
    }
}
