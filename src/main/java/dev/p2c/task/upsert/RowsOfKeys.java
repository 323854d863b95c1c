package dev.p2c.task.upsert;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.task.batch.Mapped;
import dev.p2c.task.batch.TaskPass;
import dev.p2c.task.plan.Plan;
import dev.p2c.text.Blanks;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads all rows of the source that have the keys of some rows, as this task and the tasks that
 * write the same rows of the target see them. Costs a request for each of these tasks.
 */
final class RowsOfKeys {

    private static final int PAGE = 5000;

    private final TaskPass pass;
    private final Plan plan;
    private final Predicate<String> suspicious;

    /**
     * @param suspicious whether rows are looked for whose key differs by a blank at an end
     */
    RowsOfKeys(TaskPass pass, Predicate<String> suspicious) {
        this.pass = pass;
        this.plan = pass.plan();
        this.suspicious = suspicious;
    }

    /** The rows by their folded key, without those that their task would skip. */
    Map<String, List<SourceRow>> read(List<Mapped.Result> asked) {
        Stream<SourceRow> own =
                rows(plan, asked.stream().flatMap(row -> keys(row).stream()).toList());
        Stream<SourceRow> others =
                plan.sharing().stream()
                        .flatMap(
                                other ->
                                        rows(
                                                other,
                                                asked.stream()
                                                        .flatMap(row -> keys(other, row))
                                                        .toList()));
        return Stream.concat(own, others).collect(Collectors.groupingBy(SourceRow::folded));
    }

    private Stream<SourceRow> rows(Plan of, List<Map<String, JsonNode>> keys) {
        return of
                .source()
                .readByKeys(
                        of.queries().named(pass.run().company(), PAGE),
                        keys.stream().filter(RowsOfKeys::isWhole).toList())
                .stream()
                .filter(row -> of.transformer().skip(row).isEmpty())
                .map(row -> new SourceRow(of, row));
    }

    /** The key of a row, and its spellings with blanks where a row with one may be found. */
    private List<Map<String, JsonNode>> keys(Mapped.Result row) {
        Map<String, JsonNode> own = plan.sourceKeys().columns(row.source());
        return isSpelled(row, own) ? plan.sourceKeys().spellings(own) : List.of(own);
    }

    private Stream<Map<String, JsonNode>> keys(Plan other, Mapped.Result row) {
        if (row.key().startsWith("?")) {
            return Stream.empty();
        }
        return other.sourceKeys().find(row.key(), pass.run().company()).stream()
                .flatMap(
                        key ->
                                isSpelled(row, key)
                                        ? other.sourceKeys().spellings(key).stream()
                                        : Stream.of(key));
    }

    private boolean isSpelled(Mapped.Result row, Map<String, JsonNode> key) {
        return suspicious.test(row.key())
                || pass.keyCensus().isShared(plan.sourceKeys().folded(row.source()))
                || key.values().stream()
                        .map(JsonNode::asText)
                        .anyMatch(value -> !Blanks.strip(value).equals(value));
    }

    private static boolean isWhole(Map<String, JsonNode> key) {
        return key.values().stream().noneMatch(value -> value.isNull() || value.isMissingNode());
    }
}
