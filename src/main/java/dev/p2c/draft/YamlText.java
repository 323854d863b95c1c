package dev.p2c.draft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.p2c.text.Visible;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes values as YAML that reads back as the same values. */
final class YamlText {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_.()-]*");
    private static final Pattern WORD =
            Pattern.compile("(?i)true|false|null|yes|no|on|off|y|n|\\.inf|\\.nan");

    private YamlText() {}

    /** A text is quoted where YAML would read it as something else. */
    static String of(JsonNode value) {
        if (!value.isTextual()) {
            return value.isNumber() ? value.decimalValue().toPlainString() : value.toString();
        }
        return text(value.textValue());
    }

    static String text(String text) {
        boolean isPlain = PLAIN.matcher(text).matches() && !WORD.matcher(text).matches();
        // A JSON string is a YAML string in double quotes.
        return isPlain ? text : TextNode.valueOf(text).toString();
    }

    static String key(String name) {
        return text(name);
    }

    /** A map on one line: {@code { a: b, c: d }}. */
    static String map(Map<String, JsonNode> values) {
        return values.entrySet().stream()
                .map(entry -> text(entry.getKey()) + ": " + of(entry.getValue()))
                .collect(Collectors.joining(", ", "{ ", " }"));
    }

    /** A comment on one line. */
    static String comment(String text) {
        return "# " + Visible.line(text.replaceAll("\\s+", " "));
    }
}
