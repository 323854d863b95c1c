package dev.p2c.reconcile;

import dev.p2c.text.Fnv1a;
import dev.p2c.text.PackedTexts;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntConsumer;

/**
 * The source rows of a task in about sixty bytes each: a hash of the integration key, a hash of the
 * values, and the text by which the row is read again. Two keys with the same hash of eight bytes
 * would hide a missing row. Not thread-safe.
 */
final class SourceTable {

    private static final int FIRST = 1024;

    /** One more than the number of an entry, by the hash of its key; 0 for a free slot. */
    private int[] slots = new int[2 * FIRST];

    private long[] keys = new long[FIRST];
    private long[] values = new long[FIRST];
    private final PackedTexts texts = new PackedTexts();
    private final BitSet found = new BitSet();
    private int size;

    /**
     * Adds a row. Several rows may have the same key.
     *
     * @param key in the form in which keys are compared
     * @param value hash of the row's values
     * @param text by which the row is read again
     */
    void add(String key, long value, String text) {
        if (size == keys.length) {
            grow();
        }
        keys[size] = Fnv1a.of(key);
        values[size] = value;
        texts.add(text);
        place(size);
        size++;
    }

    private void grow() {
        int length = size * 2;
        keys = Arrays.copyOf(keys, length);
        values = Arrays.copyOf(values, length);
        slots = new int[length * 2];
        for (int entry = 0; entry < size; entry++) {
            place(entry);
        }
    }

    private void place(int entry) {
        int slot = slot(keys[entry]);
        while (slots[slot] != 0) {
            slot = slot + 1 & slots.length - 1;
        }
        slots[slot] = entry + 1;
    }

    private int slot(long hash) {
        return (int) (hash ^ hash >>> 32) & slots.length - 1;
    }

    /** Calls {@code each} with the number of each entry that has the key. */
    void forEach(String key, IntConsumer each) {
        long hash = Fnv1a.of(key);
        for (int slot = slot(hash); slots[slot] != 0; slot = slot + 1 & slots.length - 1) {
            if (keys[slots[slot] - 1] == hash) {
                each.accept(slots[slot] - 1);
            }
        }
    }

    /** The hash of the values of an entry. */
    long value(int entry) {
        return values[entry];
    }

    String text(int entry) {
        return texts.get(entry);
    }

    /** Notes that the target has the row of an entry. */
    void found(int entry) {
        found.set(entry);
    }

    boolean isFound(int entry) {
        return found.get(entry);
    }

    int size() {
        return size;
    }
}
