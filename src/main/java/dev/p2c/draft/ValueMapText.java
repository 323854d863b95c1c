package dev.p2c.draft;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** The text of a value map file. */
final class ValueMapText {

    private ValueMapText() {}

    static String of(String description, Map<String, JsonNode> values) {
        StringBuilder text = new StringBuilder();
        text.append("# yaml-language-server: $schema=../value-map.schema.json\n");
        text.append("description: ").append(YamlText.text(description)).append('\n');
        text.append("values:\n");
        values.forEach(
                (code, value) ->
                        text.append("  ")
                                .append(YamlText.text(code))
                                .append(": ")
                                .append(YamlText.of(value))
                                .append('\n'));
        return text.toString();
    }
}
