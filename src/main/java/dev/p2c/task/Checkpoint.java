package dev.p2c.task;

import dev.p2c.run.RunOptions;
import dev.p2c.state.State;
import dev.p2c.task.batch.TaskPass;

/** The step that moves the watermark, never past a row without a stored outcome. Thread-safe. */
final class Checkpoint {

    private final State state;

    Checkpoint(State state) {
        this.state = state;
    }

    /** Moves the watermark during a pass, so that a killed pass continues where it was. */
    void advance(TaskPass pass) {
        try {
            save(pass);
        } catch (RuntimeException e) {
            pass.stop(e);
        }
    }

    /** Moves the watermark at the end of a pass and reports a failure to the run. */
    void checkpoint(TaskPass pass) {
        advance(pass);
        if (!pass.stopped() && pass.settled().open() > 0) {
            // A batch that got lost (an Error, a changed route) must not look like success.
            pass.stop(
                    new IllegalStateException(pass.settled().open() + " batches have no outcome"));
        }
        if (!pass.stopped() && !isSelective(pass)) {
            pass.run().run().readAll(pass.task(), pass.run().company());
        }
        leave(pass);
    }

    /** Reports a failure of a pass to the run. */
    void leave(TaskPass pass) {
        pass.failure().ifPresent(e -> pass.run().run().failed(pass.run().company(), e));
    }

    /** Synchronized, so that two batches that end together cannot move the watermark back. */
    private synchronized void save(TaskPass pass) {
        if (isSelective(pass)) {
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

    /** A pass over selected rows says nothing about the rows in between. */
    private static boolean isSelective(TaskPass pass) {
        RunOptions options = pass.run().run().options();
        return options.key().isPresent() || options.since().isPresent();
    }
}
