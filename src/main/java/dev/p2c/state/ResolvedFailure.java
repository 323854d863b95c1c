package dev.p2c.state;

import java.time.Instant;

/**
 * A failure that is over.
 *
 * @param who who edited it, discarded it or asked for its retry; empty if nobody did
 * @param note the reason of a discard; empty for any other end
 * @param run the run that ended it; 0 for a discarded one
 */
public record ResolvedFailure(
        long id,
        String task,
        String company,
        String key,
        FailureKind kind,
        String field,
        String reason,
        String cause,
        int attempts,
        Instant firstAt,
        Instant resolvedAt,
        Resolution how,
        String who,
        String note,
        long run) {}
