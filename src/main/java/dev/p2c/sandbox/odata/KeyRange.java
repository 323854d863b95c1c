package dev.p2c.sandbox.odata;

import dev.p2c.sandbox.store.Key;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Range of keys in a table or index.
 *
 * @param from inclusive; null for an open start
 * @param to exclusive; null for an open end
 */
record KeyRange(Key from, Key to) {

    static final KeyRange ALL = new KeyRange(null, null);

    /** The ranges sorted, with overlapping ranges merged, so that no row is in two of them. */
    static List<KeyRange> merged(List<KeyRange> ranges) {
        List<KeyRange> sorted = new ArrayList<>(ranges);
        sorted.sort(
                Comparator.comparing(
                        KeyRange::from, Comparator.nullsFirst(Comparator.naturalOrder())));
        List<KeyRange> merged = new ArrayList<>();
        for (KeyRange next : sorted) {
            KeyRange last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last != null && last.reaches(next)) {
                merged.set(merged.size() - 1, new KeyRange(last.from, last.laterEnd(next)));
            } else {
                merged.add(next);
            }
        }
        return merged;
    }

    private boolean reaches(KeyRange next) {
        return to == null || next.from == null || next.from.compareTo(to) <= 0;
    }

    private Key laterEnd(KeyRange other) {
        if (to == null || other.to == null) {
            return null;
        }
        return to.compareTo(other.to) >= 0 ? to : other.to;
    }

    /** The later of two inclusive starts; null stands for an open start. */
    static Key later(Key a, Key b) {
        return a == null || b.compareTo(a) > 0 ? b : a;
    }
}
