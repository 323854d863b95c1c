package dev.p2c.odata.transport;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Statistics of one connection since it was built.
 *
 * @param requests sent, retries included
 * @param throttled answers with status 429 or a {@code Retry-After}
 * @param throttledFor pauses that the service asked for, summed over the application users
 * @param bytesSent of bodies
 * @param bytesReceived of bodies, unpacked
 * @param lastStatus 0 when the last request got no answer
 * @param lastAt empty before the first request
 * @param underWay current number of requests
 * @param limit most concurrent requests at present
 * @param budgetLeft share of the service's scarcest budget, of requests or of time, that is left; 1
 *     where the service reports none
 * @param openUntil end of the time in which the open circuit lets no request pass; empty while the
 *     circuit is closed
 */
public record ConnectionStats(
        long requests,
        long retries,
        long throttled,
        Duration throttledFor,
        long bytesSent,
        long bytesReceived,
        int lastStatus,
        Optional<Instant> lastAt,
        int underWay,
        int limit,
        double budgetLeft,
        Optional<Instant> openUntil) {}
