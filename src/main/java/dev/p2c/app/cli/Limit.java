package dev.p2c.app.cli;

import dev.p2c.error.ConfigurationException;

/** The option {@code --limit} of a list. */
final class Limit {

    /** One less than the largest number, because lists read one entry more than they show. */
    static final int MOST = Integer.MAX_VALUE - 1;

    private Limit() {}

    /**
     * The most entries to show.
     *
     * @throws ConfigurationException if the number shows nothing
     */
    static int checked(int limit) {
        if (limit < 1) {
            throw new ConfigurationException("--limit " + limit, "is not a number of lines from 1");
        }
        return Math.min(limit, MOST);
    }

    /**
     * Checks a number of entries that may be 0, for all.
     *
     * @throws ConfigurationException if the number is negative
     */
    static void checkOrAll(int limit) {
        if (limit < 0) {
            throw new ConfigurationException(
                    "--limit " + limit, "is not a number of lines from 1, or 0 for all");
        }
    }
}
