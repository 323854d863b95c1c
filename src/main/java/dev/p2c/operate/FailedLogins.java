package dev.p2c.operate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows logins after wrong passwords, separately for each key (a name at an address). The first
 * five wrong passwords cost nothing; each further one doubles the wait until the next attempt, from
 * one second to {@link #LONGEST_WAIT}. A right password forgets the failures, and so does a quarter
 * of an hour without one. When too many keys are known, the one whose failure is the oldest is
 * forgotten. Thread-safe.
 */
final class FailedLogins {

    static final Duration LONGEST_WAIT = Duration.ofSeconds(16);

    private static final int FREE = 5;
    private static final Duration REMEMBERED = Duration.ofMinutes(15);
    private static final int MOST_KEYS = 10_000;

    private final Clock clock;

    /** The oldest failure first. */
    private final Map<String, Failed> failed =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Failed> eldest) {
                    return size() > MOST_KEYS;
                }
            };

    FailedLogins(Clock clock) {
        this.clock = clock;
    }

    /**
     * Counts an attempt, unless it came too early.
     *
     * @return how long the key must wait until an attempt is looked at again; zero if this one was
     */
    synchronized Duration judge(String key, boolean isRight) {
        Instant now = clock.instant();
        Failed before = failed.getOrDefault(key, new Failed(0, Instant.EPOCH));
        if (before.last.plus(REMEMBERED).isBefore(now)) {
            before = new Failed(0, Instant.EPOCH);
        }
        Duration left = Duration.between(now, before.last.plus(wait(before.count)));
        if (!left.isNegative() && !left.isZero()) {
            return left;
        }
        failed.remove(key);
        if (!isRight) {
            failed.put(key, new Failed(before.count + 1, now));
        }
        return Duration.ZERO;
    }

    private static Duration wait(int failures) {
        if (failures < FREE) {
            return Duration.ZERO;
        }
        long seconds = 1L << Math.min(failures - FREE, 30);
        return seconds > LONGEST_WAIT.toSeconds() ? LONGEST_WAIT : Duration.ofSeconds(seconds);
    }

    /** Whole seconds for the header {@code Retry-After}, rounded up. */
    static long seconds(Duration wait) {
        return wait.plusMillis(999).toSeconds();
    }

    private record Failed(int count, Instant last) {}
}
