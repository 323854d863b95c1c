package dev.p2c.sandbox.http;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One {@link RateLimiter} for each application user, all with the same limits. Thread-safe. */
final class RateLimiters {

    private final Clock clock;
    private final Map<String, RateLimiter> byUser = new ConcurrentHashMap<>();
    private volatile RateLimits limits = RateLimits.NONE;

    RateLimiters(Clock clock) {
        this.clock = clock;
    }

    /**
     * @param user empty for a request without a good token
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

    /** Begins to count anew. */
    void set(RateLimits newLimits) {
        limits = newLimits;
        byUser.values().forEach(limiter -> limiter.set(newLimits));
    }

    RateLimits limits() {
        return limits;
    }
}
