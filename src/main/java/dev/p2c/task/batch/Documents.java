package dev.p2c.task.batch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.p2c.mapping.KeyText;
import dev.p2c.task.plan.Plan;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The documents whose lines a pass has read, of a task that brings lines. Thread-safe. */
public final class Documents {

    private final Map<String, Map<String, JsonNode>> sources = new ConcurrentHashMap<>();

    /** Notes the documents of mapped lines. */
    public void note(Plan plan, List<? extends Mapped.Result> lines) {
        Optional<Integer> place = place(plan);
        if (place.isEmpty()) {
            return;
        }
        for (Mapped.Result line : lines) {
            Map<String, JsonNode> columns = plan.sourceKeys().columns(line.source());
            String column = List.copyOf(columns.keySet()).get(place.get());
            of(plan, line.key())
                    .ifPresent(
                            document -> sources.put(document, Map.of(column, columns.get(column))));
        }
    }

    /** The source column that names a document's header, and its value, by document. */
    public Map<String, Map<String, JsonNode>> sources() {
        return Map.copyOf(sources);
    }

    /**
     * The source column of a line that names its document's header, and its value.
     *
     * @param header id of the header in the source
     */
    public static Map<String, JsonNode> source(Plan plan, String document, String header) {
        int place = place(plan).orElseThrow();
        return Map.of(
                plan.sourceKeys().columnNames().get(place),
                TextNode.valueOf(plan.sourceKeys().isLookup(place) ? header : document));
    }

    /** The document in the integration key of a line; empty for a task without documents. */
    public static Optional<String> of(Plan plan, String lineKey) {
        return place(plan)
                .filter(at -> !lineKey.startsWith("?"))
                .map(
                        at -> {
                            List<String> parts = KeyText.parts(lineKey);
                            return at < parts.size() ? parts.get(at) : null;
                        });
    }

    private static Optional<Integer> place(Plan plan) {
        return plan.mapping()
                .target()
                .document()
                .map(document -> plan.targetKeys().names().indexOf(document.field()));
    }
}
