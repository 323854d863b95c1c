package dev.p2c.task.poll;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.odata.model.Json;
import dev.p2c.run.CompanyRun;
import dev.p2c.state.BatchOutcome;
import dev.p2c.state.Failure;
import dev.p2c.state.LedgerMarks;
import dev.p2c.state.Resolution;
import dev.p2c.state.State;
import dev.p2c.task.batch.OpenFailures;
import dev.p2c.task.plan.Plan;
import dev.p2c.text.Counted;
import dev.p2c.text.Visible;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the source rows of failures as they are now, and ends the failures that no source row has
 * any more: a row that was deleted, left the filter or the company, or has another number. A
 * failure whose row the source refuses to search for stays. Thread-safe.
 */
final class SourceRowsOfFailures {

    private static final String RENUMBERED = "the row has another number now";
    private static final String ABSENT = "the row was deleted, or left the filter or the company";
    private static final int SHOWN = 10;
    private static final Logger LOG = LoggerFactory.getLogger("dev.p2c.task.Rows");

    private final State state;
    private final int pageSize;

    /**
     * @param pageSize rows that are read in one page
     */
    SourceRowsOfFailures(State state, int pageSize) {
        this.state = state;
        this.pageSize = pageSize;
    }

    /** Reads the source rows of failures, and ends the failures that no row has any more. */
    List<ObjectNode> read(CompanyRun run, Plan plan, List<Long> ids) {
        Map<Boolean, List<Failure>> byKind =
                state.dueFailures().get(ids).stream()
                        .collect(
                                Collectors.partitioningBy(
                                        failure ->
                                                OpenFailures.isOfNamesakes(failure)
                                                        || !hasId(plan, failure)));
        Map<String, String> gone = new TreeMap<>();
        List<ObjectNode> rows = new ArrayList<>(single(run, plan, byKind.get(false), gone));
        rows.addAll(namesakes(run, plan, byKind.get(true), gone));
        end(run, plan, gone);
        return rows;
    }

    private List<ObjectNode> single(
            CompanyRun run, Plan plan, List<Failure> failures, Map<String, String> gone) {
        Map<Map<String, JsonNode>, List<Failure>> bySourceKey = new LinkedHashMap<>();
        failures.forEach(
                failure ->
                        bySourceKey
                                .computeIfAbsent(
                                        plan.sourceKeys().own(parse(failure)),
                                        key -> new ArrayList<>())
                                .add(failure));
        Set<Map<String, JsonNode>> refused = new HashSet<>();
        List<ObjectNode> rows = rows(run, plan, bySourceKey.keySet(), refused);
        bySourceKey.keySet().removeAll(refused);
        for (ObjectNode row : rows) {
            List<Failure> ofRow = bySourceKey.remove(plan.sourceKeys().own(row));
            Stream.ofNullable(ofRow)
                    .flatMap(List::stream)
                    .filter(failure -> isRenumbered(plan, row, failure))
                    .forEach(failure -> gone.put(failure.key(), RENUMBERED));
        }
        bySourceKey.values().stream()
                .flatMap(List::stream)
                .forEach(failure -> gone.put(failure.key(), ABSENT));
        return rows;
    }

    /** The rows of a key that several rows share: whichever is left is found by the key. */
    private List<ObjectNode> namesakes(
            CompanyRun run, Plan plan, List<Failure> failures, Map<String, String> gone) {
        Map<Map<String, JsonNode>, Failure> shared = new LinkedHashMap<>();
        for (Failure failure : failures) {
            columns(run, plan, failure)
                    .ifPresentOrElse(
                            key -> shared.put(key, failure), () -> gone.put(failure.key(), ABSENT));
        }
        Set<Map<String, JsonNode>> refused = new HashSet<>();
        List<ObjectNode> rows = rows(run, plan, shared.keySet(), refused);
        shared.keySet().removeAll(refused);
        Set<String> found =
                rows.stream()
                        .map(row -> LedgerMarks.storedKey(plan.sourceKeys().text(row)))
                        .collect(Collectors.toSet());
        shared.values().stream()
                .filter(failure -> !found.contains(failure.key()))
                .forEach(failure -> gone.put(failure.key(), ABSENT));
        return rows;
    }

    private List<ObjectNode> rows(
            CompanyRun run,
            Plan plan,
            Collection<Map<String, JsonNode>> keys,
            Set<Map<String, JsonNode>> refused) {
        return plan.source()
                .readByKeys(
                        plan.queries().rows(run.company(), pageSize),
                        List.copyOf(keys),
                        (key, why) -> refused.add(key));
    }

    private static Optional<Map<String, JsonNode>> columns(
            CompanyRun run, Plan plan, Failure failure) {
        Map<String, JsonNode> stored = plan.sourceKeys().columns(parse(failure));
        return stored.values().stream().noneMatch(JsonNode::isMissingNode)
                ? Optional.of(stored)
                : plan.sourceKeys().find(failure.key(), run.company());
    }

    /** A stored row without its id, as of a damaged state, is looked for by its key. */
    private static boolean hasId(Plan plan, Failure failure) {
        return plan.sourceKeys().own(parse(failure)).values().stream()
                .noneMatch(value -> value == null || value.isNull());
    }

    private static boolean isRenumbered(Plan plan, ObjectNode row, Failure failure) {
        return Stream.of(plan.sourceKeys().text(row), plan.sourceKeys().fallback(row))
                .map(LedgerMarks::storedKey)
                .noneMatch(failure.key()::equals);
    }

    /**
     * @param gone reasons by integration key
     */
    private void end(CompanyRun run, Plan plan, Map<String, String> gone) {
        if (gone.isEmpty()) {
            return;
        }
        state.commit(
                BatchOutcome.of(plan.task(), run.company(), run.run().id())
                        .withSettled(gone.keySet(), Resolution.DELETED));
        gone.entrySet().stream()
                .collect(
                        Collectors.groupingBy(
                                Map.Entry::getValue,
                                Collectors.mapping(Map.Entry::getKey, Collectors.toList())))
                .forEach(
                        (reason, keys) ->
                                LOG.info(
                                        "{}: {} {}, because in {} {}: {}{}",
                                        run.label(plan.task()),
                                        Counted.of(keys.size(), "waiting row"),
                                        run.run().options().isPlan() ? "would end" : "ended",
                                        plan.source().name(),
                                        reason,
                                        keys.stream()
                                                .limit(SHOWN)
                                                .map(Visible::line)
                                                .collect(Collectors.joining(", ")),
                                        keys.size() > SHOWN ? ", ..." : ""));
    }

    private static JsonNode parse(Failure failure) {
        try {
            return Json.parse(failure.sourceRow());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "failure " + failure.id() + " has no valid source row", e);
        }
    }
}
