package dev.p2c.odata.transport;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What one connection has done since it was made.
 *
 * @param requests sent, retries included
 * @param throttled answers that asked us to slow down (429, or {@code Retry-After})
 * @param throttledFor how long application users were told to be quiet, all together
 * @param bytesSent bodies only
 * @param bytesReceived bodies only, unpacked
 * @param lastStatus 0 when the last request got no answer
 * @param lastAt empty before the first request
 * @param underWay requests at this moment
 * @param limit requests that may be under way at this moment
 * @param openUntil the system is away: nothing is sent before this time; empty normally
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
        Optional<Instant> openUntil) {}
