package dev.p2c.desk;

import dev.p2c.error.ConfigurationException;
import dev.p2c.state.Failure;
import dev.p2c.state.FailureFilter;
import dev.p2c.state.FailureGroup;
import dev.p2c.state.FailureGroups;
import dev.p2c.state.FailureKind;
import dev.p2c.state.ResolvedFailure;
import dev.p2c.state.State;
import dev.p2c.text.Counted;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What an operator sees of failures and does with them. Thread-safe. */
public final class FailureDesk {

    private final State state;
    private final Function<String, TaskEnds> ends;
    private final OperatorLog log;

    /**
     * @param ends the two systems of a task
     */
    public FailureDesk(State state, Function<String, TaskEnds> ends) {
        this.state = state;
        this.ends = ends;
        this.log = new OperatorLog(state);
    }

    /**
     * Groups of failures on one page.
     *
     * @param total groups on all pages
     * @param rows failures in all groups
     */
    public record GroupPage(long total, long rows, List<GroupRow> groups) {
        public GroupPage {
            groups = List.copyOf(groups);
        }
    }

    /**
     * Failures on one page.
     *
     * @param total failures on all pages
     * @param group their cause, if the filter chooses one that has failures
     */
    public record RowPage(long total, Optional<GroupRow> group, List<FailureRow> rows) {
        public RowPage {
            rows = List.copyOf(rows);
        }
    }

    /**
     * Failures that are over, on one page.
     *
     * @param total those on all pages
     */
    public record ResolvedPage(long total, List<ResolvedFailure> rows) {
        public ResolvedPage {
            rows = List.copyOf(rows);
        }
    }

    /** The groups of the page that the filter chooses, the largest first. */
    public GroupPage groups(FailureFilter filter) {
        FailureGroups page = state.failureCounts().page(filter);
        return new GroupPage(
                page.totals().groups(),
                page.totals().rows(),
                page.groups().stream().map(this::row).toList());
    }

    private GroupRow row(FailureGroup group) {
        return GroupRow.of(group, ends.apply(group.task()));
    }

    private Optional<GroupRow> group(FailureFilter filter) {
        return state.failureCounts().groups(filter.page(0, 1)).stream().map(this::row).findFirst();
    }

    /** The failures of the page that the filter chooses, newest first. */
    public RowPage rows(FailureFilter filter) {
        Optional<GroupRow> group = filter.group().flatMap(one -> group(filter));
        return new RowPage(
                group.map(GroupRow::rows)
                        .orElseGet(() -> state.failureCounts().totals(filter).rows()),
                group,
                state.failures().list(filter).stream().map(FailureRow::of).toList());
    }

    /** Failures that are over, newest first. */
    public ResolvedPage resolved(long offset, int limit) {
        return new ResolvedPage(
                state.resolvedFailures().count(), state.resolvedFailures().page(offset, limit));
    }

    /** How the failure ended that had this ID; empty while it waits, and if none had it. */
    public Optional<ResolvedFailure> ending(long id) {
        return state.resolvedFailures().find(id);
    }

    /**
     * All that is known of one failure.
     *
     * @throws ConfigurationException if no waiting row has this ID
     */
    public FailureDetail show(long id) {
        Failure failure = failure(id);
        TaskEnds systems = ends.apply(failure.task());
        Optional<FailureDetail.Edit> edit =
                state.edits()
                        .find(failure.task(), failure.company(), failure.key())
                        .map(FailureDetail.Edit::of);
        return new FailureDetail(
                FailureRow.of(failure),
                Cure.of(
                        failure.kind(),
                        failure.reason(),
                        failure.detail(),
                        failure.waitsFor(),
                        failure.reason(),
                        systems),
                systems.source(),
                systems.target(),
                failure.sourceRow(),
                EditRules.columns(
                        failure.sourceRow(),
                        edit.map(FailureDetail.Edit::values).orElse("{}"),
                        systems.keyColumns()),
                edit,
                Optional.ofNullable(failure.discard()),
                ConflictDesk.fields(state, failure));
    }

    /**
     * Lets a failure be tried at the next pass of its direction.
     *
     * @throws ConfigurationException if no waiting row has this ID
     */
    public void retry(long id, Operator operator) {
        Failure failure = waiting(id);
        checkDone(id, state.failureActs().retry(FailureFilter.ofId(id), operator.user()));
        log.write(operator, "retry", "failure " + id, failure.key());
    }

    /**
     * Lets the chosen failures be tried at the next passes of their directions.
     *
     * @return number of failures
     */
    public int retry(FailureFilter chosen, Operator operator) {
        int rows = state.failureActs().retry(chosen, operator.user());
        log.write(operator, "retry", subject(chosen), Counted.of(rows, "row"));
        return rows;
    }

    /**
     * Puts values over the source row of one failure, until the source row changes, and lets it be
     * tried.
     *
     * @param values by the names of source columns
     * @return whether the row was discarded, which the edit takes back
     * @throws ConfigurationException naming every value that cannot be
     */
    public synchronized boolean edit(long id, Map<String, EditValue> values, Operator operator) {
        Failure failure = failure(id);
        EditRules rules = new EditRules(failure, ends.apply(failure.task()));
        String before =
                state.edits()
                        .find(failure.task(), failure.company(), failure.key())
                        .filter(edit -> edit.version().equals(failure.sourceHash()))
                        .map(edit -> edit.fields())
                        .orElse("{}");
        if (!state.edits().put(failure, rules.merged(before, values), operator.user())) {
            throw changed(id);
        }
        boolean isTakenBack = failure.discard() != null;
        log.write(
                operator,
                "edit",
                "failure " + id + " " + failure.key(),
                rules.words(values) + (isTakenBack ? "; no longer discarded" : ""));
        return isTakenBack;
    }

    /**
     * Leaves a failure aside until its source row changes.
     *
     * @throws ConfigurationException if no waiting row has this ID, or the reason is empty
     */
    public void discard(long id, String reason, Operator operator) {
        Failure failure = waiting(id);
        checkReason(reason);
        checkDone(id, state.failureActs().discard(FailureFilter.ofId(id), operator.user(), reason));
        log.write(operator, "discard", "failure " + id + " " + failure.key(), reason);
    }

    /**
     * Leaves the chosen failures aside.
     *
     * @return number of failures
     * @throws ConfigurationException if no failure is chosen
     */
    public int discard(FailureFilter chosen, String reason, Operator operator) {
        checkReason(reason);
        int rows = state.failureActs().discard(chosen, operator.user(), reason);
        if (rows == 0) {
            throw new ConfigurationException(
                    subject(chosen), "no such row waits; bin/p2c failures lists those that do");
        }
        log.write(operator, "discard", subject(chosen), Counted.of(rows, "row") + ": " + reason);
        return rows;
    }

    /**
     * Lets a failure wait again that was left aside.
     *
     * @throws ConfigurationException if no discarded row has this ID
     */
    public void takeBack(long id, Operator operator) {
        FailureFilter one = FailureFilter.ofId(id).ofDiscarded();
        if (state.failureActs().takeBack(one, operator.user()) == 0) {
            throw new ConfigurationException("failure " + id, "no discarded row has this ID");
        }
        String key = state.failures().get(id).map(Failure::key).orElse(""); // written by now
        log.write(operator, "take back", "failure " + id, key);
    }

    private static void checkDone(long id, int rows) {
        if (rows == 0) {
            throw changed(id);
        }
    }

    private static ConfigurationException changed(long id) {
        return new ConfigurationException(
                "failure " + id, "was written, retried or discarded meanwhile; look at it again");
    }

    private static void checkReason(String reason) {
        if (reason == null || reason.isBlank()) {
            throw new ConfigurationException(
                    "discard", "needs a reason, which other operators read");
        }
    }

    private static String subject(FailureFilter chosen) {
        return chosen.group()
                .map(group -> "group " + group)
                .or(() -> chosen.task().map(task -> "all of " + task))
                .orElse("all")
                .concat(chosen.kind().map(FailureKind::name).map(" "::concat).orElse(""));
    }

    private Failure failure(long id) {
        return failure(state, id);
    }

    /**
     * The failure with this ID, also if it is discarded.
     *
     * @throws ConfigurationException saying how the failure ended, if it is over
     */
    public static Failure failure(State state, long id) {
        return state.failures().get(id).orElseThrow(() -> absent(state, id));
    }

    private static ConfigurationException absent(State state, long id) {
        return new ConfigurationException(
                "failure " + id,
                state.resolvedFailures()
                        .find(id)
                        .map(
                                over ->
                                        "%s waits no longer: it was %s at %s; bin/p2c failures resolved shows it"
                                                .formatted(
                                                        over.key(),
                                                        over.how().word(),
                                                        over.resolvedAt()))
                        .orElse("no waiting row has this ID; bin/p2c failures list shows them"));
    }

    private Failure waiting(long id) {
        Failure failure = failure(id);
        if (failure.discard() != null) {
            throw new ConfigurationException(
                    "failure " + id,
                    "is discarded; take it back first: bin/p2c failures takeback " + id);
        }
        return failure;
    }
}
