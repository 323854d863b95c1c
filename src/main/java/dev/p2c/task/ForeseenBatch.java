package dev.p2c.task;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.p2c.state.Failure;
import dev.p2c.state.State;
import dev.p2c.task.batch.Batch;
import dev.p2c.task.batch.ForeseenRows;
import dev.p2c.task.batch.ForeseenRows.Row;
import dev.p2c.task.batch.Mapped;
import dev.p2c.task.batch.TaskPass;
import dev.p2c.task.deletion.Deletions;
import dev.p2c.task.plan.IgnoredValues;
import dev.p2c.task.plan.Plan;
import dev.p2c.task.plan.SourceKeys;
import dev.p2c.task.upsert.Upsert;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes rows of a plan, as far as source and target are still as the plan saw them: reads their
 * source rows by key, maps them and hands on those that the mapping gives the same values as then.
 */
final class ForeseenBatch {

    private static final String GONE =
            "the source row was deleted, or left the filter, since the plan was made";

    /** Each key has some forty spellings. */
    private static final int MOST_SPELLED = 20;

    private static final String CHANGED = "the source row has changed since the plan was made";

    private final State state;
    private final Transform transform;
    private final Upsert upsert;
    private final Deletions deletions;
    private final int pageSize;

    ForeseenBatch(
            State state, Transform transform, Upsert upsert, Deletions deletions, int pageSize) {
        this.state = state;
        this.transform = transform;
        this.upsert = upsert;
        this.deletions = deletions;
        this.pageSize = pageSize;
    }

    /**
     * Writes rows.
     *
     * @param rows by key; of one kind, written or removed
     * @return by key, why a row was not written; rows that are as foreseen now are absent
     */
    Map<String, String> write(TaskPass pass, Map<String, Row> rows, boolean removes) {
        IgnoredValues ignored = new IgnoredValues(state.history());
        pass.foreseen()
                .ignoring(
                        (key, theirs) ->
                                ignored.of(pass.task(), pass.run().company(), key, theirs)
                                        .keySet());
        pass.foreseen().add(rows);
        if (removes) {
            deletions.settle(pass, rows.keySet());
        } else {
            upsert(pass, rows);
        }
        Map<String, String> left = pass.foreseen().left(rows.keySet());
        return pass.stopped() ? Map.of() : withReasons(pass, left);
    }

    private void upsert(TaskPass pass, Map<String, Row> rows) {
        List<ObjectNode> sources = read(pass, rows);
        Batch batch = pass.batch(sources);
        Mapped mapped = transform.transform(batch);
        ForeseenRows foreseen = pass.foreseen();
        mapped.refused()
                .forEach(row -> foreseen.refuse(row.key(), row.field() + ": " + row.reason()));
        mapped.skipped().forEach(row -> foreseen.refuse(row.key(), row.reason()));
        List<Mapped.Accepted> same = new ArrayList<>();
        Map<String, Mapped.Accepted> byKey = new LinkedHashMap<>();
        mapped.rows().forEach(row -> byKey.put(row.key(), row));
        rows.forEach(
                (key, planned) -> {
                    Mapped.Accepted row = byKey.get(key);
                    if (row == null) {
                        foreseen.refuse(key, GONE);
                    } else if (!row.target().hash().equals(planned.hash())) {
                        foreseen.refuse(key, CHANGED);
                    } else {
                        same.add(row);
                    }
                });
        upsert.upsert(new Mapped(batch, same, List.of(), List.of(), 0, mapped.doubtful()));
    }

    /**
     * Rows with blanks around their key are read by the columns that the plan has of them. In a
     * plan without these, keys with one blank at an end are looked for where others are not found.
     */
    private List<ObjectNode> read(TaskPass pass, Map<String, Row> planned) {
        SourceKeys ofSource = pass.plan().sourceKeys();
        Set<String> plain = new LinkedHashSet<>(planned.keySet());
        plain.removeIf(key -> !planned.get(key).source().isEmpty());
        List<ObjectNode> rows = new ArrayList<>(read(pass, columns(pass, plain)));
        rows.addAll(read(pass, spelled(planned.values())));
        Set<String> missing = new HashSet<>(planned.keySet());
        rows.forEach(row -> missing.remove(ofSource.text(row)));
        if (missing.size() > MOST_SPELLED) {
            return rows;
        }
        List<Map<String, JsonNode>> spelled =
                columns(pass, missing).stream()
                        .flatMap(columns -> ofSource.spellings(columns).stream())
                        .toList();
        read(pass, spelled).stream()
                .filter(row -> missing.contains(ofSource.text(row)))
                .forEach(rows::add);
        return rows;
    }

    private static List<Map<String, JsonNode>> spelled(Collection<Row> planned) {
        return planned.stream()
                .map(Row::source)
                .filter(columns -> !columns.isEmpty())
                .map(
                        columns -> {
                            Map<String, JsonNode> key = new LinkedHashMap<>();
                            columns.forEach((name, text) -> key.put(name, TextNode.valueOf(text)));
                            return key;
                        })
                .toList();
    }

    private static List<Map<String, JsonNode>> columns(TaskPass pass, Collection<String> keys) {
        String company = pass.run().company();
        return keys.stream()
                .flatMap(key -> pass.plan().sourceKeys().find(key, company).stream())
                .toList();
    }

    private List<ObjectNode> read(TaskPass pass, List<Map<String, JsonNode>> sought) {
        Plan plan = pass.plan();
        return plan.source()
                .readByKeys(
                        plan.queries().rows(pass.run().company(), pageSize),
                        sought,
                        (key, why) -> {}); // a row that is not found is refused
    }

    /** A row that the target refused, or that waits, is among the failures. */
    private Map<String, String> withReasons(TaskPass pass, Map<String, String> left) {
        List<String> unknown =
                left.entrySet().stream()
                        .filter(row -> row.getValue().isEmpty())
                        .map(Map.Entry::getKey)
                        .toList();
        if (unknown.isEmpty()) {
            return left;
        }
        Map<String, Failure> failures =
                state.failures().find(pass.task(), pass.run().company(), unknown);
        Map<String, String> all = new LinkedHashMap<>(left);
        unknown.forEach(
                key -> {
                    Failure failure = failures.get(key);
                    all.put(key, failure == null ? "is not written any more" : failure.reason());
                });
        return all;
    }
}
