package dev.p2c.reconcile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.odata.model.Json;
import dev.p2c.task.plan.SourceKeys;
import dev.p2c.text.Blanks;
import dev.p2c.text.KeyForm;
import java.util.LinkedHashMap;
import java.util.Map;

/** The forms in which keys are compared and kept. */
final class Keys {

    private Keys() {}

    /** A form that is equal for integration keys that both services treat as equal. */
    static String form(String key) {
        return KeyForm.of(Blanks.strip(key));
    }

    /** The source's own key of a row, as a text. */
    static String own(SourceKeys keys, ObjectNode row) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        keys.own(row).forEach(json::set);
        return json.toString();
    }

    /** Reads a text made by {@link #own}. */
    static Map<String, JsonNode> own(String text) {
        try {
            Map<String, JsonNode> key = new LinkedHashMap<>();
            Json.parse(text).properties().forEach(e -> key.put(e.getKey(), e.getValue()));
            return key;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a key that cannot be read: " + text, e);
        }
    }
}
