package dev.p2c.sandbox.story;

import java.util.Optional;

/**
 * One thing that somebody does for a deal. Looks first whether it can be done already, and may be
 * tried again after half of it failed.
 */
@FunctionalInterface
interface DealStep {

    /**
     * @return empty while it cannot be done yet
     * @throws NotNowException if a service cannot be asked now
     * @throws RefusedDealException if it can never be done
     */
    Optional<Event> attempt(Deal deal);
}
