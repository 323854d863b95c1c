package dev.p2c.task.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Integration keys as one text: values joined by a bar; a bar in a value has a backslash before.
 */
final class KeyText {

    private KeyText() {}

    static String of(List<String> values) {
        return values.size() == 1
                ? values.get(0)
                : values.stream()
                        .map(value -> value.replace("\\", "\\\\").replace("|", "\\|"))
                        .collect(Collectors.joining("|"));
    }

    /** A part may hold the separator, with a backslash before it. */
    static List<String> parts(String integrationKey) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (int i = 0; i < integrationKey.length(); i++) {
            char c = integrationKey.charAt(i);
            if (c == '\\' && i + 1 < integrationKey.length()) {
                part.append(integrationKey.charAt(++i));
            } else if (c == '|') {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        return parts;
    }
}
