package dev.p2c.task.batch;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Throttles log lines that share a reason: only the first row with a reason is logged at a visible
 * level. Remembers at most 1,000 reasons. Thread-safe.
 */
final class FirstReasons {

    private static final int MOST = 1_000;

    private final Set<String> logged = ConcurrentHashMap.newKeySet();

    /** True the first time a reason comes up. */
    boolean isFirst(String reason) {
        return logged.size() < MOST && logged.add(reason);
    }
}
