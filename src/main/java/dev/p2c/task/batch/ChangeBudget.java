package dev.p2c.task.batch;

import dev.p2c.error.StoppedException;
import dev.p2c.run.RunOptions;
import dev.p2c.state.HeldChanges;
import dev.p2c.state.State;
import dev.p2c.state.TaskNotes;
import dev.p2c.task.plan.ChangeLimit;
import java.util.Optional;

/**
 * The brake on mass changes: counts the rows that a pass creates and updates, and stops the pass
 * before it exceeds the limit. From then on no pass of the task writes anything until a person
 * releases the brake or changes the mapping. Thread-safe.
 */
public final class ChangeBudget {

    /** A pass that may change any number of rows. */
    static final ChangeBudget FREE = new ChangeBudget(null, null, null, ChangeLimit.NONE);

    private static final String HELD =
            "%1$s: the pass would create or update more than %2$d rows, the limit from"
                    + " p2c.changes.most %3$d and p2c.changes.percent %4$d%8$s. The pass stopped after %5$d rows; no further row"
                    + " is written until a person decides.";
    private static final String FEW = " (the percentage never gives fewer than 100 rows)";
    private static final String STILL_HELD =
            "%1$s: the brake on mass changes has stopped an earlier pass with this version of the"
                    + " mapping; no row is written until a person decides.";
    private static final String DECISION =
            " To see the rows: bin/p2c plan %6$s%7$s. To write the rows: bin/p2c sync %6$s%7$s"
                    + " --allow-changes. If the mapping is wrong: correct the mapping, and the next"
                    + " pass continues";
    private static final String WRITTEN =
            "; the rows that run %d has written stay as they are. To put back the values that the"
                    + " run replaced, after the correction: bin/p2c plan --undo %d -o undo.json, then"
                    + " bin/p2c apply undo.json";

    private final TaskPass pass;
    private final State state;
    private final TaskNotes notes;
    private final ChangeLimit limit;
    private long asked;
    private long granted;
    private long allowed = -1;
    private Optional<HeldChanges> earlier;
    private boolean isStopped;

    private ChangeBudget(TaskPass pass, State state, TaskNotes notes, ChangeLimit limit) {
        this.pass = pass;
        this.state = state;
        this.notes = notes;
        this.limit = limit;
    }

    /**
     * The budget of a pass. A pass of one row, a plan, and a pass that applies one have no limit;
     * nor has the first pass of a task, if a person asked for it.
     *
     * @param firstIsFree whether the first pass is not limited either if nobody asked for it, as
     *     with the stand-ins
     */
    public static ChangeBudget of(
            TaskPass pass, State state, ChangeLimit limit, boolean firstIsFree) {
        RunOptions options = pass.run().run().options();
        TaskNotes notes = state.notes().of(pass.task(), pass.run().company());
        boolean isFree =
                limit.isNone()
                        || options.changesAllowed()
                        || options.isPlan()
                        || options.key().isPresent();
        boolean isFirst = notes.environment().isEmpty();
        boolean isFreeFirst = isFirst && (firstIsFree || options.isByPerson());
        return isFree || isFreeFirst
                ? new ChangeBudget(pass, state, notes, ChangeLimit.NONE)
                : new ChangeBudget(pass, state, notes, limit);
    }

    /**
     * Asks for the consent to change rows, before they are sent.
     *
     * @throws StoppedException if they are too many; the pass ends then
     */
    public synchronized void ask(int rows) {
        asked += rows;
        if (!isWithinLimit()) {
            stop();
        }
        granted += rows;
    }

    private boolean isWithinLimit() {
        if (limit.isNone() || limit.allowsAnyway(asked) && !isHeld()) {
            return true;
        }
        if (allowed < 0) {
            long across = state.ledger().count(pass.task(), pass.run().company());
            allowed = isHeld() ? 0 : limit.allowed(across);
        }
        return asked <= allowed;
    }

    private boolean isHeld() {
        return earlier().isPresent();
    }

    /** The brake holds only for the mapping that was in force when it stopped a pass. */
    private Optional<HeldChanges> earlier() {
        if (earlier == null) {
            earlier = notes.heldChanges().filter(one -> one.mapping().equals(version()));
        }
        return earlier;
    }

    private String version() {
        return pass.plan().mapping().version();
    }

    /** The batches under way are stopped, too; the pass asks a person once. */
    private void stop() {
        if (!isStopped) {
            isStopped = true;
            hold();
        }
        throw new StoppedException(pass.task(), "stopped by the brake on mass changes");
    }

    private void hold() {
        RunOptions options = pass.run().run().options();
        HeldChanges stopped =
                earlier()
                        .orElseGet(
                                () -> new HeldChanges(version(), pass.run().run().id(), granted));
        notes.holdChanges(stopped);
        String words = (isHeld() ? STILL_HELD : HELD) + DECISION;
        long across = state.ledger().count(pass.task(), pass.run().company());
        String text =
                words.formatted(
                        pass.label(),
                        limit.allowed(across),
                        limit.most(),
                        limit.percent(),
                        granted,
                        pass.run().run().direction(),
                        options.full() ? " --full" : "",
                        limit.isByFew(across) ? FEW : "");
        pass.run().run().hold(pass.run().company(), text + written(stopped));
    }

    /** A corrected mapping reaches these rows only if their source rows change. */
    private static String written(HeldChanges stopped) {
        return stopped.rows() > 0 ? WRITTEN.formatted(stopped.run(), stopped.run()) : "";
    }

    /** Releases the brake after a pass that has written whatever there was to write. */
    public synchronized void end() {
        if (notes != null && !pass.stopped()) {
            try {
                notes.releaseChanges();
            } catch (RuntimeException e) {
                pass.stop(e);
            }
        }
    }
}
