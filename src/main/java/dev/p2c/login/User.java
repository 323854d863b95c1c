package dev.p2c.login;

import java.util.regex.Pattern;

/**
 * A user of the users' file.
 *
 * @param hash of the password
 */
public record User(String name, Role role, PasswordHash hash) {

    /** A colon would end the name in HTTP Basic, and in the file. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,63}");

    /** Whether a user may have this name. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }
}
