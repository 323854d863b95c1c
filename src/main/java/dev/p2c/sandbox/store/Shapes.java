package dev.p2c.sandbox.store;

import java.nio.ShortBuffer;
import java.util.concurrent.ConcurrentHashMap;

/** Rows that fill the same columns share one list of them: a third of a row's memory. */
final class Shapes {

    private final ConcurrentHashMap<ShortBuffer, short[]> known = new ConcurrentHashMap<>();

    short[] shared(short[] columns) {
        return known.computeIfAbsent(ShortBuffer.wrap(columns), ShortBuffer::array);
    }
}
