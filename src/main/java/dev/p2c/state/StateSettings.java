package dev.p2c.state;

import dev.p2c.error.ConfigurationException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The settings of the state database.
 *
 * @param url a JDBC address, {@code jdbc:h2:} or {@code jdbc:postgresql:}, which may contain user
 *     and password as the drivers allow
 * @param user empty for none, or if the address has it
 * @param password empty for none, or if the address has it; never shown
 * @param poolSize most connections at once, at least 1; opening the state always takes two
 * @param keys that encrypt customer data, the current key first, see {@link Payloads}; empty for
 *     none; never shown
 * @param patience how long to wait for a connection
 * @param keepsHistory whether the history keeps what each write changed
 */
public record StateSettings(
        String url,
        String user,
        String password,
        int poolSize,
        List<String> keys,
        Duration patience,
        boolean keepsHistory) {

    /**
     * Default patience. A process that takes over an H2 file waits four seconds for the lock of its
     * dead holder.
     */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** Default address: an H2 file below the working directory. */
    public static final String DEFAULT_URL = "jdbc:h2:file:./data/p2c";

    public StateSettings {
        if (poolSize < 1) {
            throw new IllegalArgumentException("poolSize must be at least 1, is " + poolSize);
        }
        keys = List.copyOf(keys);
    }

    /** Settings with a history. */
    public StateSettings(
            String url,
            String user,
            String password,
            int poolSize,
            List<String> keys,
            Duration patience) {
        this(url, user, password, poolSize, keys, patience, true);
    }

    /** Settings without encryption and with the default patience. */
    public StateSettings(String url, String user, String password, int poolSize) {
        this(url, user, password, poolSize, List.of(), PATIENCE);
    }

    /**
     * Checks a JDBC address without opening the database.
     *
     * @throws ConfigurationException if no driver understands the address
     */
    public static void check(String url) {
        StateUrl.parse(url).check();
    }

    /**
     * A folder beside an H2 file, whose name begins with that of the file; for other databases a
     * folder below {@code state}.
     */
    public Path beside(String name) {
        Path file = StateUrl.parse(url).file().orElse(Path.of("state", "p2c"));
        return file.resolveSibling(file.getFileName() + "-" + name);
    }

    /** The address without options and user, fit for logs. */
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
