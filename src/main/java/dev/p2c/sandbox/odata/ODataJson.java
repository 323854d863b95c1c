package dev.p2c.sandbox.odata;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import dev.p2c.sandbox.http.ResponseBody;
import java.io.IOException;

/** Streams JSON objects as the bodies of responses; decimals have no exponent. */
final class ODataJson {

    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                    .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
                    .build();

    private ODataJson() {}

    /**
     * Body that holds one object. Writing does not close the output, since the object may be part
     * of a batch response.
     */
    static ResponseBody object(Members members) {
        return out -> {
            try (JsonGenerator json = JSON.createGenerator(out, JsonEncoding.UTF8)) {
                json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
                json.disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
                json.writeStartObject();
                members.write(json);
                json.writeEndObject();
            }
        };
    }

    /** Writes the members of an object. */
    @FunctionalInterface
    interface Members {
        void write(JsonGenerator json) throws IOException;
    }
}
