package dev.p2c.odata.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.odata.model.Json;
import java.nio.charset.StandardCharsets;

/** The error envelope of OData 4.0 JSON Format, 19, an object {@code error}. */
public final class ErrorBody {

    private static final int SHOWN = 200;

    private ErrorBody() {}

    /** The object {@code error}; a missing node where the body is something else. */
    public static JsonNode error(byte[] body, int offset, int length) {
        return Json.tree(body, offset, length).path("error");
    }

    /** The first 200 characters of a body that is no error envelope, such as a proxy's page. */
    public static String start(byte[] body, int offset, int length) {
        String text = new String(body, offset, length, StandardCharsets.UTF_8);
        String plain = text.replaceAll("\\s+", " ").strip();
        return plain.length() <= SHOWN ? plain : plain.substring(0, SHOWN) + "...";
    }
}
