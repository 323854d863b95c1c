package dev.p2c.sandbox.http;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Throttles one user's requests by count, execution time and concurrency in a sliding window, as
 * the service protection limits do. Off until {@link #set} is called. Thread-safe.
 *
 * <p>A client that sends requests before its wait is over is throttled for longer, up to twice the
 * first wait. Without this bound, several clients that obey their own {@code Retry-After} would
 * block one another for ever.
 */
final class RateLimiter {

    private static final long CONCURRENT_WAIT_MS = 1000;
    private static final long PRESSURE_MS = 1000;

    private final Clock clock;
    private final Deque<Long> starts = new ArrayDeque<>();
    private final Deque<Span> spans = new ArrayDeque<>();
    private long spent;
    private int running;
    private RateLimits limits = RateLimits.NONE;
    private ServiceLimit blockedBy;
    private long blockedUntil;
    private long blockedAtMost;

    RateLimiter(Clock clock) {
        this.clock = clock;
    }

    /** Sets new limits and clears all counts. */
    synchronized void set(RateLimits newLimits) {
        limits = newLimits;
        starts.clear();
        spans.clear();
        spent = 0;
        blockedBy = null;
    }

    synchronized RateLimits limits() {
        return limits;
    }

    /**
     * Admits or refuses a request: returns null if the request may continue, otherwise the exceeded
     * limit. Each call must be followed by {@link #leave}.
     */
    synchronized Throttled enter() {
        running++;
        if (limits.isOff()) {
            return null;
        }
        long now = clock.millis();
        forget(now - limits.windowSeconds() * 1000L);
        if (blockedBy != null && now < blockedUntil) {
            blockedUntil = Math.min(blockedUntil + PRESSURE_MS, blockedAtMost);
            return throttled(now);
        }
        blockedBy = exceeded();
        if (blockedBy == null) {
            starts.add(now);
            return null;
        }
        long wait = wait(blockedBy, now);
        blockedUntil = now + wait;
        blockedAtMost = blockedUntil + wait;
        return throttled(now);
    }

    /**
     * Ends a request that called {@link #enter}.
     *
     * @param millis how long the request took; 0 for a throttled request
     */
    synchronized void leave(long millis) {
        running--;
        if (!limits.isOff() && millis > 0) {
            spans.add(new Span(clock.millis(), millis));
            spent += millis;
        }
    }

    synchronized int remainingRequests() {
        int allowed = limits.requests() == 0 ? RateLimits.DOCUMENTED.requests() : limits.requests();
        return Math.max(0, allowed - starts.size());
    }

    synchronized long remainingExecutionMs() {
        long allowed =
                limits.executionMs() == 0
                        ? RateLimits.DOCUMENTED.executionMs()
                        : limits.executionMs();
        return Math.max(0, allowed - spent);
    }

    private void forget(long before) {
        while (!starts.isEmpty() && starts.peek() <= before) {
            starts.poll();
        }
        while (!spans.isEmpty() && spans.peek().end() <= before) {
            spent -= spans.poll().millis();
        }
    }

    private ServiceLimit exceeded() {
        if (limits.concurrent() > 0 && running > limits.concurrent()) {
            return ServiceLimit.CONCURRENT;
        }
        if (limits.requests() > 0 && starts.size() >= limits.requests()) {
            return ServiceLimit.REQUESTS;
        }
        return limits.executionMs() > 0 && spent >= limits.executionMs()
                ? ServiceLimit.EXECUTION
                : null;
    }

    private long wait(ServiceLimit limit, long now) {
        long window = limits.windowSeconds() * 1000L;
        return switch (limit) {
            case CONCURRENT -> CONCURRENT_WAIT_MS;
            case REQUESTS -> starts.element() + window - now;
            case EXECUTION -> spans.element().end() + window - now;
        };
    }

    private Throttled throttled(long now) {
        long seconds = (blockedUntil - now + 999) / 1000;
        return new Throttled(blockedBy, limits, Math.max(1, seconds));
    }

    /** The exceeded limit, and the seconds after which the client may retry. */
    record Throttled(ServiceLimit limit, RateLimits limits, long retryAfter) {}

    private record Span(long end, long millis) {}
}
