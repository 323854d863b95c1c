package dev.p2c.task.poll;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.p2c.odata.model.Json;
import dev.p2c.run.CompanyRun;
import dev.p2c.state.BatchOutcome;
import dev.p2c.state.Failure;
import dev.p2c.state.FailureFilter;
import dev.p2c.state.FailureKind;
import dev.p2c.state.LedgerMarks;
import dev.p2c.state.State;
import dev.p2c.task.batch.Missing;
import dev.p2c.task.batch.OpenFailures;
import dev.p2c.task.plan.Plan;
import dev.p2c.task.plan.SourceKeys;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds rejected and parked rows and rows in conflict that may be tried again: a parked row once a
 * row that it waits for has arrived, a rejected row once its retry is due or requested or the
 * mapping has changed, a row in conflict in each pass. The rows are read from the source again,
 * since the stored copy may be out of date.
 */
public final class ReleasedRows {

    /** Most rows of one pass, since all of them are kept in memory; the rest follows later. */
    private static final int AT_MOST = 5_000;

    private final State state;
    private final Clock clock;
    private final int pageSize;

    /**
     * @param pageSize rows that are read in one page
     */
    public ReleasedRows(State state, Clock clock, int pageSize) {
        this.state = state;
        this.clock = clock;
        this.pageSize = pageSize;
    }

    /** True if any row of the task and company waits or was rejected. */
    boolean any(Plan plan, String company) {
        return !state.failures().list(FailureFilter.of(plan.task(), company, 1)).isEmpty();
    }

    /** The source rows as they are now, at most {@value #AT_MOST}. */
    List<ObjectNode> released(CompanyRun run, Plan plan) {
        String task = plan.task();
        String company = run.company();
        Map<Long, Failure> due = new LinkedHashMap<>();
        Stream.of(
                        state.failures().list(contested(plan, company)),
                        state.dueFailures().dueForRetry(task, company, clock.instant(), AT_MOST),
                        state.dueFailures()
                                .ofOtherVersion(task, company, plan.mapping().version(), AT_MOST),
                        state.dueFailures()
                                .parkedFor(task, company, arrived(plan, company), AT_MOST))
                .flatMap(List::stream)
                .filter(failure -> failure.sourceRow() != null)
                .limit(AT_MOST)
                .forEach(failure -> due.put(failure.id(), failure));
        return due.isEmpty() ? List.of() : read(run, plan, due.values());
    }

    /** Rows in conflict: a person may have decided, or both sides may agree again. */
    private static FailureFilter contested(Plan plan, String company) {
        return new FailureFilter(
                Optional.of(plan.task()),
                Optional.of(company),
                Optional.of(FailureKind.CONFLICT),
                Optional.empty(),
                AT_MOST);
    }

    /** Which of the awaited rows have arrived in the target; one request for each column. */
    private List<String> arrived(Plan plan, String company) {
        List<String> waitedFor = state.dueFailures().waitedFor(plan.task(), company);
        Map<Missing.EntityColumn, Set<JsonNode>> asked = new LinkedHashMap<>();
        waitedFor.stream()
                .flatMap(text -> Missing.parseAll(text).stream())
                .forEach(
                        missing ->
                                asked.computeIfAbsent(missing.column(), c -> new LinkedHashSet<>())
                                        .add(TextNode.valueOf(missing.value())));
        Set<Missing> arrived = new HashSet<>();
        asked.forEach(
                (column, values) ->
                        plan.target()
                                .existing(column.entity(), company, column.attribute(), values)
                                .forEach(
                                        value -> arrived.add(new Missing(column, value.asText()))));
        return waitedFor.stream()
                .filter(text -> !Collections.disjoint(Missing.parseAll(text), arrived))
                .toList();
    }

    private List<ObjectNode> read(CompanyRun run, Plan plan, Collection<Failure> due) {
        List<ObjectNode> rows = new ArrayList<>();
        List<Failure> gone = new ArrayList<>();
        Map<Boolean, List<Failure>> byKind =
                due.stream().collect(Collectors.partitioningBy(OpenFailures::isOfNamesakes));
        SourceKeys keys = plan.sourceKeys();
        Map<Map<String, JsonNode>, Failure> own = new LinkedHashMap<>();
        byKind.get(false).forEach(failure -> own.put(keys.own(parse(failure)), failure));
        rows.addAll(rows(run, plan, own.keySet()));
        rows.forEach(row -> own.remove(keys.own(row)));
        gone.addAll(own.values());
        Map<Map<String, JsonNode>, Failure> shared = new LinkedHashMap<>();
        byKind.get(true)
                .forEach(
                        failure ->
                                columns(run, plan, failure)
                                        .ifPresentOrElse(
                                                key -> shared.put(key, failure),
                                                () -> gone.add(failure)));
        List<ObjectNode> namesakes = rows(run, plan, shared.keySet());
        Set<String> found =
                namesakes.stream()
                        .map(row -> LedgerMarks.storedKey(keys.text(row)))
                        .collect(Collectors.toSet());
        shared.values().stream()
                .filter(failure -> !found.contains(failure.key()))
                .forEach(gone::add);
        rows.addAll(namesakes);
        forget(run, plan, gone.stream().map(Failure::key).toList());
        return rows;
    }

    private List<ObjectNode> rows(
            CompanyRun run, Plan plan, Collection<Map<String, JsonNode>> keys) {
        return plan.source()
                .readByKeys(plan.queries().rows(run.company(), pageSize), List.copyOf(keys));
    }

    /**
     * The columns of the key that several rows share: whichever row is left is found by the key,
     * not by its id.
     */
    private static Optional<Map<String, JsonNode>> columns(
            CompanyRun run, Plan plan, Failure failure) {
        Map<String, JsonNode> stored = plan.sourceKeys().columns(parse(failure));
        return stored.values().stream().noneMatch(JsonNode::isMissingNode)
                ? Optional.of(stored)
                : plan.sourceKeys().find(failure.key(), run.company());
    }

    /** Ends the failures of rows that were deleted in the source or left the filter. */
    private void forget(CompanyRun run, Plan plan, List<String> gone) {
        if (!gone.isEmpty()) {
            state.commit(
                    BatchOutcome.of(plan.task(), run.company(), run.run().id()).withSettled(gone));
        }
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
