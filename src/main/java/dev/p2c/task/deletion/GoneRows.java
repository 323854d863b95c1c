package dev.p2c.task.deletion;

import dev.p2c.state.State;
import dev.p2c.task.batch.TaskPass;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;

/**
 * Finds written rows whose source rows were deleted. A source row that only left the mapping's
 * filter does not count as deleted: the source is asked for missing rows without the filter.
 */
final class GoneRows {

    private final GoneInSweep inSweep;
    private final GoneByDeltaLink byDeltaLink;

    /**
     * @param every how often a delta link is followed where deletions are only reported
     */
    GoneRows(State state, Clock clock, Duration every) {
        this.inSweep = new GoneInSweep(state);
        this.byDeltaLink = new GoneByDeltaLink(state, clock, every);
    }

    /**
     * Deleted rows that have no outcome yet.
     *
     * @param keys integration keys of the rows
     * @param noted to be called once the rows have their outcome, so that they are not found again
     */
    record Found(Set<String> keys, Runnable noted) {

        static final Found NOTHING = new Found(Set.of(), () -> {});
    }

    Found find(TaskPass pass) {
        return pass.plan().sweeps() ? inSweep.find(pass) : byDeltaLink.find(pass);
    }
}
