package dev.p2c.sandbox.store;

import java.nio.ShortBuffer;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Lets rows that fill the same columns share one list of column positions, which saves a third of
 * their memory. Thread-safe.
 */
final class SharedColumnLists {

    private final ConcurrentHashMap<ShortBuffer, short[]> known = new ConcurrentHashMap<>();

    short[] shared(short[] columns) {
        return known.computeIfAbsent(ShortBuffer.wrap(columns), ShortBuffer::array);
    }
}
