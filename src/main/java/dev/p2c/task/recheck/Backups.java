package dev.p2c.task.recheck;

import dev.p2c.error.RejectedRowException;
import dev.p2c.odata.Connection;
import dev.p2c.run.CompanyRun;
import dev.p2c.state.LastSeen;
import dev.p2c.state.LastSeen.SeenRow;
import dev.p2c.state.State;
import dev.p2c.state.TaskNotes;
import dev.p2c.task.batch.TaskPass;
import dev.p2c.task.plan.Plan;
import dev.p2c.task.plan.Plans;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Recognises a system that was restored from a backup, and makes every task that reads or writes
 * the system compare all rows. A check takes a few requests.
 */
public final class Backups {

    private static final Logger LOG = LoggerFactory.getLogger(Backups.class);

    private final State state;
    private final Plans plans;
    private final Clock clock;
    private final Duration every;
    private final RestoredSource source;
    private final RestoredTarget target;

    /**
     * @param every how often a scheduled pass checks; a pass that a person asked for always does
     */
    public Backups(State state, Plans plans, Clock clock, Duration every) {
        this.state = state;
        this.plans = plans;
        this.clock = clock;
        this.every = every;
        this.source = new RestoredSource(state);
        this.target = new RestoredTarget(state);
    }

    /** Records the first pass of a state as a check, since there are no known rows to check yet. */
    void begin(CompanyRun run, Plan plan) {
        state.notes().of(plan.task(), run.company()).lookedForBackupsNow();
    }

    /**
     * Checks both systems before a pass, if due, and requests comparisons if a system was restored.
     */
    void check(CompanyRun run, Plan plan) {
        TaskNotes notes = state.notes().of(plan.task(), run.company());
        if (isDue(run, notes)) {
            notes.lookedForBackupsNow();
            finding(() -> source.finding(run, plan))
                    .ifPresent(why -> compare(run, plan.source(), why));
            finding(() -> target.finding(run, plan))
                    .ifPresent(why -> compare(run, plan.target(), why));
        }
    }

    /** A sample with a row that a system refuses to search for shows nothing. */
    private static Optional<String> finding(Supplier<Optional<String>> sample) {
        try {
            return sample.get();
        } catch (RejectedRowException e) {
            LOG.info(
                    "the check for a restored backup was skipped: {}: {}",
                    e.field(),
                    e.getMessage());
            return Optional.empty();
        }
    }

    private boolean isDue(CompanyRun run, TaskNotes notes) {
        return run.run().options().isAsked()
                || notes.lookedForBackups()
                        .map(at -> !at.plus(every).isAfter(clock.instant()))
                        .orElse(true);
    }

    private void compare(CompanyRun run, Connection system, String what) {
        String reason = system.name() + " was restored from a backup: " + what;
        List<String> tasks = plans.touching(system.name());
        LOG.warn("{}; all rows are compared by {}", reason, String.join(", ", tasks));
        for (String task : tasks) {
            for (String company : run.run().companies()) {
                state.watermarks().forget(task, company);
                state.notes().of(task, company).requestComparison(reason);
            }
        }
    }

    /**
     * Keeps the rows that a pass read and wrote last, for the next check. After a comparison only
     * these are kept, since rows known before may be lost.
     */
    void remember(TaskPass pass) {
        String task = pass.task();
        String company = pass.run().company();
        boolean isFresh = pass.progress().compared().isPresent();
        LastSeen last = state.lastSeen();
        keep(
                isFresh,
                last.read(task, company),
                pass.lastRows().read(),
                SeenRow::id,
                rows -> last.keepRead(task, company, rows));
        keep(
                isFresh,
                last.created(task, company),
                pass.lastRows().created(),
                key -> key,
                keys -> last.keepCreated(task, company, keys));
        keep(
                isFresh,
                last.updated(task, company),
                pass.lastRows().updated(),
                key -> key,
                keys -> last.keepUpdated(task, company, keys));
    }

    private static <T> void keep(
            boolean isFresh,
            List<T> before,
            List<T> latest,
            Function<T, String> identity,
            Consumer<List<T>> store) {
        List<T> now = LatestRows.merge(isFresh ? List.of() : before, latest, identity);
        if (!now.equals(before)) {
            store.accept(now);
        }
    }
}
