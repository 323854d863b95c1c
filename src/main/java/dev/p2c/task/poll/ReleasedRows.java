package dev.p2c.task.poll;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.p2c.error.RejectedRowException;
import dev.p2c.run.CompanyRun;
import dev.p2c.state.State;
import dev.p2c.task.batch.Missing;
import dev.p2c.task.batch.Slice;
import dev.p2c.task.plan.Plan;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds rejected and parked rows and rows in conflict that may be tried again: a parked row once a
 * row that it waits for has arrived, a rejected row once its retry is due or requested or the
 * mapping has changed, a row in conflict in each pass. The rows are read from the source again,
 * since the stored copy may be out of date.
 */
public final class ReleasedRows {

    /** Rows that are read together; a pass takes any number of them, page after page. */
    private static final int PAGE = 1_000;

    /** Waiting rows of a scheduled pass that are looked up in the source though nothing is due. */
    private static final int LOOKED_UP = 2_000;

    /** Spares passes that follow each other closely the request. */
    private static final Duration LOOKED_UP_EVERY = Duration.ofMinutes(1);

    private final Map<List<String>, LookUp> lookedUp = new ConcurrentHashMap<>();

    private final State state;
    private final Clock clock;
    private final Instant begun;
    private final SourceRowsOfFailures sourceRows;

    /**
     * @param pageSize rows that are read in one page
     */
    public ReleasedRows(State state, Clock clock, int pageSize) {
        this.state = state;
        this.clock = clock;
        this.begun = clock.instant();
        this.sourceRows = new SourceRowsOfFailures(state, pageSize);
    }

    /** True if any row of the task and company waits, was rejected or left aside. */
    boolean any(Plan plan, String company) {
        return state.failures().any(plan.task(), company);
    }

    /** The source rows of all due failures as they are now, page by page. */
    Iterator<Slice> released(CompanyRun run, Plan plan) {
        String task = plan.task();
        String company = run.company();
        SortedSet<Long> due =
                new TreeSet<>(
                        state.dueFailures()
                                .due(task, company, plan.mapping().version(), clock.instant()));
        due.addAll(state.dueFailures().parkedFor(task, company, arrived(plan, company)));
        endGone(run, plan, due);
        Iterator<List<Long>> pages = pages(List.copyOf(due)).iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return pages.hasNext();
            }

            @Override
            public Slice next() {
                return new Slice(sourceRows.read(run, plan, pages.next()), Optional.empty());
            }
        };
    }

    /** Ends failures whose source rows are gone, in a pass that reads the other ones anyway. */
    void endGone(CompanyRun run, Plan plan) {
        endGone(run, plan, Set.of());
    }

    private static List<List<Long>> pages(List<Long> ids) {
        List<List<Long>> pages = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += PAGE) {
            pages.add(ids.subList(from, Math.min(ids.size(), from + PAGE)));
        }
        return pages;
    }

    /**
     * Ends failures that are not due and whose source rows are gone: all of them in a pass that a
     * person asked for, in turn in the others.
     */
    private void endGone(CompanyRun run, Plan plan, Set<Long> due) {
        List<String> place = List.of(plan.task(), run.company());
        Instant now = clock.instant();
        LookUp before = lookedUp.getOrDefault(place, new LookUp(0, begun));
        boolean isAsked = run.run().options().isAsked();
        if (!isAsked && before.at().plus(LOOKED_UP_EVERY).isAfter(now)) {
            return;
        }
        long after = isAsked ? 0 : before.after();
        List<Long> next;
        do {
            next = state.dueFailures().after(plan.task(), run.company(), after, LOOKED_UP);
            if (!next.isEmpty()) {
                after = next.get(next.size() - 1);
                sourceRows.read(run, plan, next.stream().filter(id -> !due.contains(id)).toList());
            }
        } while (isAsked && next.size() == LOOKED_UP);
        lookedUp.put(place, new LookUp(next.size() == LOOKED_UP ? after : 0, now));
    }

    /**
     * How far the waiting rows of a task and company were looked up.
     *
     * @param after the last failure; 0 to begin again
     */
    private record LookUp(long after, Instant at) {}

    /** The values that rows of the target have; a value that it refuses to search for is none. */
    private static Set<JsonNode> existing(
            Plan plan, String company, Missing.EntityColumn column, Set<JsonNode> values) {
        try {
            return plan.target().existing(column.entity(), company, column.attribute(), values);
        } catch (RejectedRowException e) {
            if (values.size() == 1) {
                return Set.of();
            }
            List<JsonNode> all = List.copyOf(values);
            int half = all.size() / 2;
            Set<JsonNode> found = new HashSet<>();
            for (List<JsonNode> part :
                    List.of(all.subList(0, half), all.subList(half, all.size()))) {
                found.addAll(existing(plan, company, column, Set.copyOf(part)));
            }
            return found;
        }
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
                        existing(plan, company, column, values)
                                .forEach(
                                        value -> arrived.add(new Missing(column, value.asText()))));
        return waitedFor.stream()
                .filter(text -> !Collections.disjoint(Missing.parseAll(text), arrived))
                .toList();
    }
}
