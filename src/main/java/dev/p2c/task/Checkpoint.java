package dev.p2c.task;

import dev.p2c.run.RunOptions;
import dev.p2c.state.State;
import dev.p2c.task.batch.TaskPass;

/** The last verb: moves the watermark, never past a row without a stored outcome. */
final class Checkpoint {

    private final State state;

    Checkpoint(State state) {
        this.state = state;
    }

    /** While the pass goes on: a long one that is killed goes on where it was. */
    void advance(TaskPass pass) {
        try {
            save(pass);
        } catch (RuntimeException e) {
            pass.stop(e);
        }
    }

    void checkpoint(TaskPass pass) {
        advance(pass);
        if (!pass.stopped() && pass.settled().open() > 0) {
            // A batch that vanished (an Error, a changed route) must not look like a good run.
            pass.stop(
                    new IllegalStateException(pass.settled().open() + " batches have no outcome"));
        }
        pass.failure().ifPresent(e -> pass.run().run().failed(pass.run().company(), e));
    }

    /** One at a time: two batches that end together must not move it backwards. */
    private synchronized void save(TaskPass pass) {
        RunOptions options = pass.run().run().options();
        // A pass over chosen rows says nothing about the rows between.
        if (options.key().isPresent() || options.since().isPresent()) {
            return;
        }
        String task = pass.task();
        String company = pass.run().company();
        pass.settled()
                .newUpTo()
                .filter(
                        upTo ->
                                state.watermarks()
                                        .get(task, company)
                                        .filter(upTo::isBefore)
                                        .isEmpty())
                .ifPresent(upTo -> state.watermarks().put(task, company, upTo));
    }
}
