package dev.p2c.login;

import java.io.Serializable;
import java.time.Instant;

/**
 * The user who has logged in.
 *
 * @param stamp changes with the user's password
 * @param until when the login ends at the latest
 */
public record Identity(String name, Role role, Origin origin, String stamp, Instant until)
        implements Serializable {

    /** Where a user is known from. */
    public enum Origin {
        SETTING,
        FILE,
        OPENID_CONNECT
    }

    /** The user of the settings. */
    static Identity ofSetting(String name) {
        return new Identity(name, Role.OPERATOR, Origin.SETTING, "", Instant.MAX);
    }

    /** A user of the users' file. */
    static Identity of(User user) {
        return new Identity(user.name(), user.role(), Origin.FILE, user.hash().salt(), Instant.MAX);
    }
}
