package dev.p2c.sandbox.story;

import java.util.Optional;

/**
 * One step of a deal. It first checks whether the step is possible yet, and can be repeated after
 * it failed halfway.
 */
@FunctionalInterface
interface DealStep {

    /**
     * Tries to do the step.
     *
     * @return what happened; empty while the step is not possible yet
     * @throws TemporaryFailureException if a service cannot be used now
     * @throws RefusedCallException if a service refuses the step for good
     */
    Optional<Event> attempt(Deal deal);
}
