package dev.p2c.desk;

import dev.p2c.state.Failure;
import dev.p2c.state.FailureKind;
import java.time.Instant;

/**
 * One failure in a list.
 *
 * @param nextAt when it is tried next; null if no time is set
 */
public record FailureRow(
        long id,
        String group,
        String task,
        String company,
        String key,
        FailureKind kind,
        String field,
        String reason,
        String detail,
        String waitsFor,
        int attempts,
        Instant firstAt,
        Instant lastAt,
        Instant nextAt) {

    static FailureRow of(Failure f) {
        return new FailureRow(
                f.id(),
                f.group(),
                f.task(),
                f.company(),
                f.key(),
                f.kind(),
                f.field(),
                f.reason(),
                f.detail(),
                f.waitsFor(),
                f.attempts(),
                f.firstAt(),
                f.lastAt(),
                f.nextAt());
    }
}
