package dev.p2c.app;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.app.Engine.Command;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Runs {@code p2c explain} and reads its document. */
final class ExplainedRow {

    private ExplainedRow() {}

    static Command command(Engine engine, String... args) {
        List<String> all = new ArrayList<>(List.of("explain"));
        all.addAll(Arrays.asList(args));
        return engine.p2c(all.toArray(String[]::new));
    }

    static JsonNode json(Engine engine, String... args) {
        List<String> all = new ArrayList<>(Arrays.asList(args));
        all.add("--json");
        return CommandJson.of(command(engine, all.toArray(String[]::new)).out());
    }

    /** The rule of a target field in a document. */
    static JsonNode rule(JsonNode document, String target) {
        for (JsonNode rule : document.get("rules")) {
            if (rule.get("target").asText().equals(target)) {
                return rule;
            }
        }
        throw new AssertionError(target + " in " + document);
    }
}
