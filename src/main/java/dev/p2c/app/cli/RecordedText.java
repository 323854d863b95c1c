package dev.p2c.app.cli;

import dev.p2c.cases.NewCase.Recorded;
import java.util.LinkedHashMap;
import java.util.Map;

/** What {@code p2c test --record} prints. */
final class RecordedText {

    private RecordedText() {}

    static String of(Recorded recorded) {
        StringBuilder text = new StringBuilder();
        text.append("The row is %s by the mapping.".formatted(recorded.outcome()));
        line(text, "New: " + recorded.in());
        line(text, "     " + recorded.expected());
        String replaced = String.join(", ", recorded.replaced());
        line(text, "Replaced: " + (replaced.isEmpty() ? "nothing" : replaced));
        if (!recorded.kept().isEmpty()) {
            line(text, "Kept as they are (look at them before you commit the file):");
            recorded.kept().forEach((field, why) -> line(text, "  " + field + ": " + why));
        }
        return text.toString();
    }

    /** The document of {@code test --record --json}. */
    static Map<String, Object> json(Recorded recorded) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("in", recorded.in().toString());
        document.put("expected", recorded.expected().toString());
        document.put("outcome", recorded.outcome());
        document.put("replaced", recorded.replaced());
        document.put("kept", recorded.kept());
        return document;
    }

    private static void line(StringBuilder text, String line) {
        text.append(System.lineSeparator()).append(line);
    }
}
