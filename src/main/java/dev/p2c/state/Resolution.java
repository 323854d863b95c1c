package dev.p2c.state;

import java.util.Locale;

/** How a failure ended. */
public enum Resolution {
    /** The target has the row as the mapping wants it. */
    WRITTEN,
    /** The row does not belong in the target any more, such as a draft. */
    SKIPPED,
    /** The source has no such row any more, or the target gave it up. */
    DELETED,
    /** A person left the row aside. */
    DISCARDED;

    /** The word for people, such as {@code written}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
