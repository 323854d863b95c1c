package dev.p2c.sandbox.story;

import java.util.Optional;

/**
 * Something that happened during a day of business.
 *
 * @param text the log line, written like a note of the person who did it
 */
public record Event(EventKind kind, String text) {

    static Event of(EventKind kind, String text, Object... values) {
        return new Event(kind, text.formatted(values));
    }

    static Optional<Event> happened(EventKind kind, String text, Object... values) {
        return Optional.of(of(kind, text, values));
    }
}
