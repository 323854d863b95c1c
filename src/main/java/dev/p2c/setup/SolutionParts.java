package dev.p2c.setup;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.odata.model.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What the directions need of Sales: columns and keys as the Prospect to cash solution brings them
 * (customizations.xml of package 15.0.0.2), and values of choices and status reasons, some of which
 * are the platform's (Common Data Model).
 */
record SolutionParts(
        List<ColumnPart> columns,
        List<OptionPart> options,
        List<NumberPart> numbers,
        List<KeyPart> keys) {

    private static final String FILE = "/setup/sales.json";

    /**
     * A column.
     *
     * @param definition its entry in the file, with what is special to its type
     */
    record ColumnPart(String table, String schemaName, String type, JsonNode definition) {

        String name() {
            return schemaName.toLowerCase(Locale.ROOT);
        }

        /** Labels of a choice by value; empty for another column. */
        Map<Integer, String> labels() {
            Map<Integer, String> labels = new TreeMap<>();
            definition
                    .path("options")
                    .properties()
                    .forEach(e -> labels.put(Integer.valueOf(e.getKey()), e.getValue().asText()));
            return labels;
        }
    }

    /**
     * A value of a column that is there already.
     *
     * @param state the state of a status reason; -1 for a choice
     */
    record OptionPart(String table, String column, int value, String label, int state) {}

    /** A column of the platform that numbers rows, where the solution does not. */
    record NumberPart(String table, String column, String format) {}

    record KeyPart(String table, String schemaName, List<String> columns, String label) {

        String name() {
            return schemaName.toLowerCase(Locale.ROOT);
        }
    }

    static SolutionParts read() {
        JsonNode file = file();
        return new SolutionParts(
                each(
                        file.path("columns"),
                        node ->
                                new ColumnPart(
                                        node.path("table").asText(),
                                        node.path("schemaName").asText(),
                                        node.path("type").asText(),
                                        node)),
                each(
                        file.path("options"),
                        node ->
                                new OptionPart(
                                        node.path("table").asText(),
                                        node.path("column").asText(),
                                        node.path("value").asInt(),
                                        node.path("label").asText(),
                                        node.path("state").asInt(-1))),
                each(
                        file.path("numbers"),
                        node ->
                                new NumberPart(
                                        node.path("table").asText(),
                                        node.path("column").asText(),
                                        node.path("format").asText())),
                each(
                        file.path("keys"),
                        node ->
                                new KeyPart(
                                        node.path("table").asText(),
                                        node.path("schemaName").asText(),
                                        each(node.path("columns"), JsonNode::asText),
                                        node.path("label").asText())));
    }

    private static <T> List<T> each(JsonNode array, Function<JsonNode, T> read) {
        return array.valueStream().map(read).toList();
    }

    private static JsonNode file() {
        try (InputStream in = SolutionParts.class.getResourceAsStream(FILE)) {
            return Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + FILE, e);
        }
    }
}
