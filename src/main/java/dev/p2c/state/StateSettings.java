package dev.p2c.state;

import java.util.List;

/**
 * Where the state is kept.
 *
 * @param url a JDBC address, {@code jdbc:h2:} or {@code jdbc:postgresql:}; user and password may
 *     also stand in it, as the drivers allow
 * @param user empty for none, or where the address has it
 * @param password empty for none, or where the address has it; never shown by anything
 * @param poolSize most connections at once, at least 1; opening takes two all the same
 * @param keys that seal rows of customers, the current one first, see {@link Payloads}; empty for
 *     none; never shown by anything
 */
public record StateSettings(
        String url, String user, String password, int poolSize, List<String> keys) {

    /** The default: an H2 file below the working directory. */
    public static final String DEFAULT_URL = "jdbc:h2:file:./data/p2c";

    public StateSettings {
        if (poolSize < 1) {
            throw new IllegalArgumentException("poolSize must be at least 1, is " + poolSize);
        }
        keys = List.copyOf(keys);
    }

    /** Rows stay readable in the database. */
    public StateSettings(String url, String user, String password, int poolSize) {
        this(url, user, password, poolSize, List.of());
    }

    /** The address without options and without a user in it: fit for logs and for people. */
    public String place() {
        return StateUrl.place(url);
    }

    @Override
    public String toString() {
        return "StateSettings[url="
                + place()
                + ", user="
                + user
                + ", password=***, poolSize="
                + poolSize
                + ", keys="
                + (keys.isEmpty() ? "none" : "***")
                + "]";
    }
}
