package dev.p2c.state;

import java.time.Instant;

/**
 * One field of a conflict; the components mean what they mean in {@link NewConflict}.
 *
 * @param runId the run that found it; its history may be purged already
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
