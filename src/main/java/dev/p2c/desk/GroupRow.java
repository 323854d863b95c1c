package dev.p2c.desk;

import dev.p2c.state.FailureGroup;
import dev.p2c.state.FailureKind;
import dev.p2c.text.Advice;
import java.time.Instant;

/**
 * The failures of one cause.
 *
 * @param group the name of the group, which stays the same while rows come and go
 * @param text the cause in words, with the number of rows
 * @param cure what to do, and where
 * @param cause the reason without the values of single rows
 * @param id of the oldest failure
 * @param key of its row
 * @param reason of that failure, without the advice that the cure gives
 */
public record GroupRow(
        String group,
        String task,
        String company,
        FailureKind kind,
        String text,
        String cure,
        String field,
        String cause,
        long rows,
        long id,
        String key,
        String reason,
        int attempts,
        Instant firstAt,
        Instant lastAt) {

    /** A group as the state has it, with cause and cure in words. */
    public static GroupRow of(FailureGroup g, TaskEnds ends) {
        return new GroupRow(
                g.group(),
                g.task(),
                g.company(),
                g.kind(),
                CauseText.of(g, ends),
                Cure.of(
                        g.kind(),
                        g.reason(),
                        g.detail(),
                        g.waitsFor(),
                        g.rows() == 1 ? "" : g.cause(),
                        ends),
                g.field(),
                g.cause(),
                g.rows(),
                g.id(),
                g.key(),
                Advice.without(g.reason()),
                g.attempts(),
                g.firstAt(),
                g.lastAt());
    }
}
