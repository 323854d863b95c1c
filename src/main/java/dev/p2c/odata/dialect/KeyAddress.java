package dev.p2c.odata.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.odata.model.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Builds the address of a row from its entity's key (OData 4.0 URL Conventions, 4.3). */
final class KeyAddress {

    private KeyAddress() {}

    /**
     * The address of a key; empty if a part of the key is missing or cannot be a value of its type.
     */
    static Optional<String> of(Dialect dialect, Model.EntityType type, Map<String, JsonNode> key) {
        List<String> parts = new ArrayList<>();
        for (String name : type.key()) {
            Optional<String> part = part(dialect, type.typeOf(name), name, key.get(name));
            if (part.isEmpty()) {
                return Optional.empty();
            }
            parts.add(part.get());
        }
        String options = dialect.options().isEmpty() ? "" : "?" + dialect.options();
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of(type.set() + "(" + String.join(",", parts) + ")" + options);
    }

    private static Optional<String> part(
            Dialect dialect, String type, String name, JsonNode value) {
        if (value == null || value.isNull() || value.isTextual() && value.textValue().isEmpty()) {
            return Optional.empty();
        }
        return dialect.wire(type, value)
                .flatMap(wire -> dialect.literal(type, wire))
                .map(text -> name + "=" + dialect.inPath(text));
    }
}
