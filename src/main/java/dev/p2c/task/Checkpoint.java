package dev.p2c.task;

import dev.p2c.run.RunOptions;
import dev.p2c.state.State;
import dev.p2c.task.batch.Changes;

/** The last verb: moves the watermark, never past a row without a stored outcome. */
final class Checkpoint {

    private final State state;

    Checkpoint(State state) {
        this.state = state;
    }

    /** While the pass goes on: a long one that is killed goes on where it was. */
    void advance(Changes changes) {
        try {
            save(changes);
        } catch (RuntimeException e) {
            changes.stop(e);
        }
    }

    void checkpoint(Changes changes) {
        advance(changes);
        if (!changes.stopped() && changes.unsettled() > 0) {
            // A batch that vanished (an Error, a changed route) must not look like a good run.
            changes.stop(
                    new IllegalStateException(changes.unsettled() + " batches have no outcome"));
        }
        changes.failure().ifPresent(e -> changes.run().run().failed(changes.run().company(), e));
    }

    /** One at a time: two batches that end together must not move it backwards. */
    private synchronized void save(Changes changes) {
        RunOptions options = changes.run().run().options();
        // A pass over chosen rows says nothing about the rows between.
        if (options.key().isPresent() || options.since().isPresent()) {
            return;
        }
        String task = changes.task();
        String company = changes.run().company();
        changes.newlySettledUpTo()
                .filter(
                        upTo ->
                                state.watermarks()
                                        .get(task, company)
                                        .filter(upTo::isBefore)
                                        .isEmpty())
                .ifPresent(upTo -> state.watermarks().put(task, company, upTo));
    }
}
