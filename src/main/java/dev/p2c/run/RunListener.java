package dev.p2c.run;

import dev.p2c.state.RunStatus;
import java.time.Duration;

/** Receives a call when a run begins, and when it has ended and the direction is free again. */
@FunctionalInterface
public interface RunListener {

    /** Takes note of a run that begins; it must be quick and must not throw. */
    default void begun(Run run) {}

    /** Takes note of the run; it must be quick and must not throw. */
    void ended(Run run, RunStatus status, Duration took);
}
