package dev.p2c.mapping;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whose value of a field wins when both sides have changed it. */
public enum Owner {
    /** The source's value wins, even if only the target has changed the field. */
    SOURCE,
    /** The target's value wins. */
    TARGET,
    /** A person decides, and the row waits until then. */
    ASK;

    static final List<String> WORDS = Arrays.stream(values()).map(Owner::word).toList();

    /** The word for this owner in mapping files and commands. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Owner> of(String word) {
        return Arrays.stream(values()).filter(owner -> owner.word().equals(word)).findFirst();
    }
}
