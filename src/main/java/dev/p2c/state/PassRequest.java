package dev.p2c.state;

import java.time.Instant;

/**
 * What a person asks the running application to do with a direction.
 *
 * @param who the person
 * @param origin from where the person asks
 * @param takenAt when an application began with it; null until then
 * @param doneAt when the application had done it; null until then
 * @param outcome how it ended: the status of a run, {@code REFUSED}, or empty
 * @param answer a sentence for the person; empty until it is done
 */
public record PassRequest(
        long id,
        String direction,
        Action action,
        String who,
        String origin,
        Instant askedAt,
        Instant takenAt,
        Instant doneAt,
        String outcome,
        String answer) {

    /** What is asked for. */
    public enum Action {
        /** A pass now. */
        RUN,
        /** The end of the pass under way, after its batches. */
        STOP,
        /** The trigger and the route of a direction, which were paused in the console. */
        RESUME
    }

    public boolean isDone() {
        return doneAt != null;
    }
}
