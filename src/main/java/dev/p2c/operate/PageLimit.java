package dev.p2c.operate;

import dev.p2c.error.ConfigurationException;

/** Keeps the pages of the beans small, so that no client can fill the memory of this process. */
final class PageLimit {

    static final int MOST = 1000;

    private PageLimit() {}

    /**
     * @throws ConfigurationException if there is no such page
     */
    static void check(long offset, int limit) {
        if (offset < 0 || limit < 1 || limit > MOST) {
            throw new ConfigurationException(
                    "page", "needs an offset from 0 and a limit from 1 to " + MOST);
        }
    }
}
