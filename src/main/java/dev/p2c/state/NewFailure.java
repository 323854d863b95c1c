package dev.p2c.state;

import java.time.Instant;

/**
 * A row that failed just now; the components mean what they mean in {@link Failure}. Texts too long
 * for people to read are cut: 200 characters of field and {@code waitsFor}, 2,000 of reason, 8,000
 * of detail. Null texts count as empty, {@code sourceRow} and {@code sourceHash} may be null.
 *
 * @param nextAt when to try again, null for never by itself
 */
public record NewFailure(
        String key,
        Kind kind,
        String field,
        String reason,
        String detail,
        String waitsFor,
        String sourceRow,
        String sourceHash,
        String mappingVersion,
        Instant nextAt) {}
