package dev.p2c.task.recheck;

import dev.p2c.run.CompanyRun;
import dev.p2c.state.State;
import dev.p2c.state.TaskNotes;
import dev.p2c.task.plan.Plan;
import dev.p2c.text.Fnv1a;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides when a pass reads all source rows and compares them with the ledger, which finds changes
 * that neither a time of change nor an etag shows: a row whose time an import set back, an amount
 * that Finance computes. The target is not read.
 */
final class FullReadings {

    private static final Logger LOG = LoggerFactory.getLogger(FullReadings.class);

    /** Tasks differ in their interval by up to this part, so that not all read in one pass. */
    private static final int SPREAD = 4;

    private static final int STEPS = 1000;

    private final State state;
    private final Clock clock;
    private final Duration every;

    /**
     * @param every the longest time between two readings of a task; zero for never
     */
    FullReadings(State state, Clock clock, Duration every) {
        this.state = state;
        this.clock = clock;
        this.every = every;
    }

    /** True if this pass is to read all source rows. */
    boolean isDue(CompanyRun run, Plan plan) {
        if (every.isZero()) {
            return false;
        }
        TaskNotes notes = state.notes().of(plan.task(), run.company());
        Optional<Instant> last = notes.readAll();
        if (last.isEmpty()) {
            notes.readAllNow();
        }
        boolean due =
                last.map(at -> at.plus(interval(plan.task(), run.company())))
                        .filter(at -> !at.isAfter(clock.instant()))
                        .isPresent();
        if (due) {
            LOG.info(
                    "{}: all source rows are read, as at least every {} hours",
                    run.label(plan.task()),
                    every.toHours());
        }
        return due;
    }

    /** Between three quarters of the setting and the setting, the same at each call. */
    private Duration interval(String task, String company) {
        long step = Math.floorMod(Fnv1a.of(task + "|" + company), STEPS);
        return every.minus(every.dividedBy(SPREAD).multipliedBy(step).dividedBy(STEPS));
    }
}
