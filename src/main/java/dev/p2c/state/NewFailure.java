package dev.p2c.state;

import java.time.Instant;

/**
 * A failure to be stored; see {@link Failure} for its components. Texts are cut: {@code field} to
 * 200 characters, {@code reason} and {@code waitsFor} to 2,000, {@code detail} to 8,000. Null texts
 * count as empty; {@code sourceRow} and {@code sourceHash} may be null.
 *
 * @param nextAt when the next attempt is due; null if none is scheduled
 */
public record NewFailure(
        String key,
        FailureKind kind,
        String field,
        String reason,
        String detail,
        String waitsFor,
        String sourceRow,
        String sourceHash,
        String mappingVersion,
        Instant nextAt) {

    public boolean isConflict() {
        return kind == FailureKind.CONFLICT;
    }
}
