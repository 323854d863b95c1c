package dev.p2c.sandbox.http;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Holds one {@link RateLimiter} for each application user, all with the same limits. Thread-safe.
 */
final class RateLimiters {

    private final Clock clock;
    private final Map<String, RateLimiter> byUser = new ConcurrentHashMap<>();
    private volatile RateLimits limits = RateLimits.NONE;

    RateLimiters(Clock clock) {
        this.clock = clock;
    }

    /**
     * The user's limiter.
     *
     * @param user client id; empty for a request without a valid token
     */
    RateLimiter of(String user) {
        return byUser.computeIfAbsent(
                user,
                name -> {
                    RateLimiter limiter = new RateLimiter(clock);
                    limiter.set(limits);
                    return limiter;
                });
    }

    /** Sets new limits for all users and clears all counts. */
    void set(RateLimits newLimits) {
        limits = newLimits;
        byUser.values().forEach(limiter -> limiter.set(newLimits));
    }

    RateLimits limits() {
        return limits;
    }
}
