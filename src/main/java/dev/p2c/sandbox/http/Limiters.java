package dev.p2c.sandbox.http;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One {@link Limiter} for each application user, all with the same limits. Thread-safe. */
final class Limiters {

    private final Clock clock;
    private final Map<String, Limiter> byUser = new ConcurrentHashMap<>();
    private volatile Limits limits = Limits.NONE;

    Limiters(Clock clock) {
        this.clock = clock;
    }

    /**
     * @param user empty for a request without a good token
     */
    Limiter of(String user) {
        return byUser.computeIfAbsent(
                user,
                name -> {
                    Limiter limiter = new Limiter(clock);
                    limiter.set(limits);
                    return limiter;
                });
    }

    /** Begins to count anew. */
    void set(Limits newLimits) {
        limits = newLimits;
        byUser.values().forEach(limiter -> limiter.set(newLimits));
    }

    Limits limits() {
        return limits;
    }
}
