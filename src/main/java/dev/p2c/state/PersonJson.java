package dev.p2c.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The values of a stored JSON object: of a source row, an edit or a base. */
final class PersonJson {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F-]{36}");

    private PersonJson() {}

    /** The row's own values, without annotations and without those of rows that it refers to. */
    static List<String> own(String json) {
        List<String> values = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : read(json).properties()) {
            boolean isOwn = !field.getKey().contains("@") && !field.getKey().contains(".");
            if (isOwn && field.getValue().isValueNode() && !field.getValue().isNull()) {
                values.add(field.getValue().asText());
            }
        }
        return values;
    }

    /** Whether a value stands anywhere in an object. */
    static boolean has(String json, PersonValues values) {
        boolean mayHave = json != null && (json.indexOf('\\') >= 0 || values.mayBeIn(json));
        return mayHave && has(read(json), values);
    }

    private static boolean has(JsonNode node, PersonValues values) {
        if (node.isValueNode()) {
            return !node.isNull() && values.isIn(node.asText());
        }
        for (JsonNode inner : node) {
            if (has(inner, values)) {
                return true;
            }
        }
        return false;
    }

    /**
     * The object with what a row is read again by: ids, the company and the values of the key.
     *
     * @param key the integration key as it is stored
     */
    static String idsOnly(String json, String company, String key) {
        Set<String> parts = new HashSet<>(List.of(key, company));
        for (String part : key.split("(?<!\\\\)\\|")) {
            parts.add(part.replace("\\|", "|").replace("\\\\", "\\"));
        }
        ObjectNode row = read(json);
        keepIds(row, parts);
        return row.toString();
    }

    private static void keepIds(ObjectNode row, Set<String> parts) {
        List<String> gone = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : row.properties()) {
            if (field.getValue() instanceof ObjectNode inner) {
                keepIds(inner, parts);
            } else if (!isId(field.getValue(), parts)) {
                gone.add(field.getKey());
            }
        }
        row.remove(gone);
    }

    private static boolean isId(JsonNode value, Set<String> parts) {
        if (value.isNumber()) {
            BigDecimal number = value.decimalValue().stripTrailingZeros();
            return parts.contains(number.toPlainString());
        }
        String text = value.asText();
        return value.isTextual()
                && (ID.matcher(text).matches()
                        || parts.stream().anyMatch(text.strip()::equalsIgnoreCase));
    }

    private static ObjectNode read(String json) {
        try {
            if (JSON.readTree(json) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            // A text that is no object has no values that could be told apart.
        }
        return JSON.createObjectNode();
    }
}
