package dev.p2c.task;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.p2c.state.BatchOutcome;
import dev.p2c.state.Counts;
import dev.p2c.state.Failure;
import dev.p2c.state.FailureFilter;
import dev.p2c.state.Kind;
import dev.p2c.state.State;
import java.time.Clock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Rejected and parked rows of a task that may go now: a parked row when what it waits for has
 * arrived, a rejected row when its time has come, a person asked, or the mapping changed. They are
 * read afresh: a stored copy would bring yesterday's values.
 */
final class Waiting {

    private static final int AT_MOST = 5_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final State state;
    private final Clock clock;

    Waiting(State state, Clock clock) {
        this.state = state;
        this.clock = clock;
    }

    boolean any(Plan plan, String company) {
        return !state.failures().list(FailureFilter.of(plan.task(), company, 1)).isEmpty();
    }

    List<ObjectNode> released(Plan plan, String company) {
        List<Failure> open = state.failures().list(FailureFilter.of(plan.task(), company, AT_MOST));
        Set<Missing> arrived = arrived(plan, company, open);
        List<Failure> due = open.stream().filter(failure -> isDue(plan, failure, arrived)).toList();
        return due.isEmpty() ? List.of() : read(plan, company, due);
    }

    private boolean isDue(Plan plan, Failure failure, Set<Missing> arrived) {
        boolean timeHasCome =
                failure.nextAt() != null && !failure.nextAt().isAfter(clock.instant());
        return timeHasCome
                || !plan.mapping().version().equals(failure.mappingVersion())
                || !Collections.disjoint(waitsFor(failure), arrived);
    }

    /** One question a column, however many rows wait. */
    private Set<Missing> arrived(Plan plan, String company, List<Failure> open) {
        Map<Missing.Column, Set<JsonNode>> asked = new LinkedHashMap<>();
        open.stream()
                .flatMap(failure -> waitsFor(failure).stream())
                .forEach(
                        missing ->
                                asked.computeIfAbsent(missing.column(), c -> new LinkedHashSet<>())
                                        .add(TextNode.valueOf(missing.value())));
        Set<Missing> arrived = new LinkedHashSet<>();
        asked.forEach(
                (column, values) ->
                        plan.target()
                                .existing(column.entity(), column.attribute(), values, company)
                                .forEach(
                                        value -> arrived.add(new Missing(column, value.asText()))));
        return arrived;
    }

    private static List<Missing> waitsFor(Failure failure) {
        return failure.kind() == Kind.PARKED && failure.waitsFor() != null
                ? Missing.parseAll(failure.waitsFor())
                : List.of();
    }

    private List<ObjectNode> read(Plan plan, String company, List<Failure> due) {
        Map<Map<String, JsonNode>, Failure> bySourceKey = new LinkedHashMap<>();
        due.forEach(failure -> bySourceKey.put(plan.sourceKey(parse(failure)), failure));
        List<ObjectNode> rows =
                plan.source()
                        .readByKeys(
                                plan.rows(company, TaskSettings.DEFAULTS.pageSize()),
                                List.copyOf(bySourceKey.keySet()));
        rows.forEach(row -> bySourceKey.remove(plan.sourceKey(row)));
        forget(plan, company, bySourceKey.values().stream().map(Failure::key).toList());
        return rows;
    }

    /** Rows that are gone from the source, or left the filter, wait for nothing any more. */
    private void forget(Plan plan, String company, List<String> gone) {
        if (!gone.isEmpty()) {
            state.commit(
                    new BatchOutcome(
                            plan.task(), company, 0, List.of(), List.of(), gone, Counts.ZERO));
        }
    }

    private static JsonNode parse(Failure failure) {
        try {
            return JSON.readTree(failure.sourceRow());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Failure " + failure.id() + " has no source row", e);
        }
    }
}
