package dev.p2c.state;

import java.time.Duration;
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
 * @param patience how long to wait for a connection
 */
public record StateSettings(
        String url,
        String user,
        String password,
        int poolSize,
        List<String> keys,
        Duration patience) {

    /** A process that takes over an H2 file waits four seconds for its dead holder's lock. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** The default: an H2 file below the working directory. */
    public static final String DEFAULT_URL = "jdbc:h2:file:./data/p2c";

    public StateSettings {
        if (poolSize < 1) {
            throw new IllegalArgumentException("poolSize must be at least 1, is " + poolSize);
        }
        keys = List.copyOf(keys);
    }

    /** Rows stay readable in the database; the usual patience. */
    public StateSettings(String url, String user, String password, int poolSize) {
        this(url, user, password, poolSize, List.of(), PATIENCE);
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
