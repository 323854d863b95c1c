package dev.p2c.draft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads transforms: the JSON of the other tools, and {@code Default: USD} in a table. */
final class TransformReader {

    private TransformReader() {}

    /** Reads {@code [{"transformType": "Default", "defaultValue": "USD"}]}, or one object of it. */
    static List<Transform> json(JsonNode transforms) {
        List<Transform> all = new ArrayList<>();
        if (transforms.isArray()) {
            transforms.forEach(one -> all.add(one(one)));
        } else if (transforms.isObject()) {
            all.add(one(transforms));
        } else if (transforms.isTextual() && !transforms.asText().isBlank()) {
            all.addAll(text(transforms.asText()));
        }
        return all;
    }

    private static Transform one(JsonNode transform) {
        String type = transform.path("transformType").asText(transform.path("type").asText());
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "default" -> value(transform);
            case "valuemap" -> values(transform);
            case "truncate" -> truncate(transform);
            default -> new Transform.Unknown("transform " + (type.isEmpty() ? transform : type));
        };
    }

    private static Transform value(JsonNode transform) {
        JsonNode value = transform.get("defaultValue");
        return value == null || value.isContainerNode()
                ? new Transform.Unknown("Default without \"defaultValue\"")
                : new Transform.Default(value);
    }

    private static Transform values(JsonNode transform) {
        JsonNode map = transform.path("valueMap");
        if (!map.isObject()) {
            return new Transform.Unknown("ValueMap without \"valueMap\"");
        }
        if (transform.path("createValuesOnDestination").asBoolean(false)) {
            return new Transform.Unknown("ValueMap that creates values in the target");
        }
        Map<String, JsonNode> values = new LinkedHashMap<>();
        map.properties().forEach(entry -> values.put(entry.getKey(), entry.getValue()));
        return new Transform.Values(values);
    }

    private static Transform truncate(JsonNode transform) {
        return Stream.of("maxLength", "length", "truncateLength", "value")
                .map(transform::path)
                .map(JsonNode::asText)
                .map(TransformReader::length)
                .flatMap(Optional::stream)
                .findFirst()
                .<Transform>map(Transform.Truncate::new)
                .orElseGet(() -> new Transform.Unknown("Truncate without a length"));
    }

    private static Optional<Integer> length(String text) {
        return text.strip().matches("[1-9]\\d{0,5}")
                ? Optional.of(Integer.parseInt(text.strip()))
                : Optional.empty();
    }

    /** Reads {@code Default: USD | Truncate: 60 | ValueMap: Norway=NO; Sweden=SE}. */
    static List<Transform> text(String text) {
        List<Transform> all = new ArrayList<>();
        for (String part : text.split("[|\\n]")) {
            if (!part.isBlank()) {
                int colon = part.indexOf(':');
                String type = (colon < 0 ? part : part.substring(0, colon)).strip();
                all.add(named(type, colon < 0 ? "" : part.substring(colon + 1).strip()));
            }
        }
        return all;
    }

    /**
     * A transform by its name.
     *
     * @param value the default, the pairs of a value map, or the length
     */
    static Transform named(String type, String value) {
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "default" -> new Transform.Default(TextNode.valueOf(value));
            case "truncate", "maxlength" ->
                    length(value)
                            .<Transform>map(Transform.Truncate::new)
                            .orElseGet(() -> new Transform.Unknown("Truncate without a length"));
            case "valuemap" -> pairs(value);
            default -> new Transform.Unknown("transform " + type);
        };
    }

    private static Transform pairs(String text) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        for (String pair : text.split(";")) {
            int equals = pair.indexOf('=');
            if (equals < 0) {
                return new Transform.Unknown("ValueMap with \"" + pair.strip() + "\", not a=b");
            }
            values.put(
                    pair.substring(0, equals).strip(),
                    TextNode.valueOf(pair.substring(equals + 1).strip()));
        }
        return new Transform.Values(values);
    }
}
