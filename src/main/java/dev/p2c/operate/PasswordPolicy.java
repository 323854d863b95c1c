package dev.p2c.operate;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Which passwords open the console of a production system. */
public final class PasswordPolicy {

    private static final int SHORTEST = 12;
    private static final int FEWEST_CHARACTERS = 5;

    /** Passwords that products come with or that guessing begins with, without digits and signs. */
    private static final Set<String> KNOWN =
            Set.of(
                    "",
                    "admin",
                    "administrator",
                    "adminadmin",
                    "adminpassword",
                    "camel",
                    "changeit",
                    "changeme",
                    "default",
                    "dynamics",
                    "hawtio",
                    "iloveyou",
                    "jolokia",
                    "letmein",
                    "operator",
                    "password",
                    "passwordpassword",
                    "passwort",
                    "prospecttocash",
                    "qwerty",
                    "qwertyuiop",
                    "qwertz",
                    "sandbox",
                    "sandboxsandbox",
                    "secret",
                    "secretsecret",
                    "topsecret",
                    "welcome");

    private PasswordPolicy() {}

    /** Returns why the password is too weak, without the password; empty if it is not. */
    public static Optional<String> objection(String user, String password) {
        String small = password.toLowerCase(Locale.ROOT);
        String letters = small.replaceAll("[^\\p{L}]", "");
        if (password.length() < SHORTEST) {
            return Optional.of("has fewer than " + SHORTEST + " characters");
        }
        if (!user.isEmpty() && small.contains(user.toLowerCase(Locale.ROOT))) {
            return Optional.of("contains the user's name");
        }
        if (password.chars().distinct().count() < FEWEST_CHARACTERS) {
            return Optional.of("has fewer than " + FEWEST_CHARACTERS + " different characters");
        }
        return KNOWN.contains(letters) ? Optional.of("is a well-known one") : Optional.empty();
    }
}
