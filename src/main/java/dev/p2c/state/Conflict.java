package dev.p2c.state;

import java.time.Instant;

/**
 * One field of a conflict as it is stored; see {@link NewConflict} for its values.
 *
 * @param runId the run that found the conflict; its history may be purged already
 */
public record Conflict(
        long id,
        String task,
        String company,
        String key,
        long runId,
        Instant at,
        String field,
        String base,
        String source,
        String target,
        Winner winner) {}
