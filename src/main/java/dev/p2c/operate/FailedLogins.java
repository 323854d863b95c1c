package dev.p2c.operate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Limits failed logins per address to ten at once and then one every six seconds. When it knows too
 * many addresses, it forgets the one whose last failure is the oldest. Thread-safe.
 */
final class FailedLogins {

    private static final int AT_ONCE = 10;
    private static final Duration EACH = Duration.ofSeconds(6);
    private static final int MOST_ADDRESSES = 10_000;

    private final Clock clock;

    /** By address: when all of its failures are forgotten, the oldest failure first. */
    private final Map<String, Instant> forgottenAt =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
                    return size() > MOST_ADDRESSES;
                }
            };

    FailedLogins(Clock clock) {
        this.clock = clock;
    }

    synchronized void add(String address) {
        Instant now = clock.instant();
        Instant before = forgottenAt.remove(address);
        Instant from = before == null || before.isBefore(now) ? now : before;
        forgottenAt.put(address, from.plus(EACH));
    }

    /** How long the address must wait until its next attempt; zero if it need not wait. */
    synchronized Duration wait(String address) {
        Instant free = forgottenAt.getOrDefault(address, Instant.EPOCH);
        Duration left =
                Duration.between(clock.instant(), free.minus(EACH.multipliedBy(AT_ONCE - 1)));
        return left.isNegative() ? Duration.ZERO : left;
    }
}
