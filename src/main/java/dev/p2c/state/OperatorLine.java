package dev.p2c.state;

import java.time.Instant;

/**
 * One action of a person.
 *
 * @param origin from where, such as an address or a host
 * @param action a word, such as {@code retry}
 * @param subject what was acted on
 * @param detail why, or with which values; may be empty
 */
public record OperatorLine(
        long id,
        Instant at,
        String who,
        String origin,
        String action,
        String subject,
        String detail) {}
