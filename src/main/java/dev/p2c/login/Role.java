package dev.p2c.login;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a user of the console may do. */
public enum Role {
    /** Looks at everything. */
    VIEWER,
    /** Looks at everything, and acts. */
    OPERATOR;

    /** The word in files, tokens and beans: {@code viewer}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role of this word; empty for any other word. */
    public static Optional<Role> of(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }
}
