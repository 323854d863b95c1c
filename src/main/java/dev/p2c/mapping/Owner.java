package dev.p2c.mapping;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whose value of a field stands where both sides changed it. */
public enum Owner {
    /** The source's, also where only the target changed the field. */
    SOURCE,
    /** The target's. */
    TARGET,
    /** A person decides; until then the row waits. */
    ASK;

    static final List<String> WORDS = Arrays.stream(values()).map(Owner::word).toList();

    /** As mapping files and commands write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Owner> of(String word) {
        return Arrays.stream(values()).filter(owner -> owner.word().equals(word)).findFirst();
    }
}
