package dev.p2c.sandbox.store;

import java.util.Arrays;

/**
 * Comparable values of a primary key or an index. Text is compared by {@link
 * Collation#ACCENTS_COUNT}; an {@link Index} may ignore accents. A key sorts before all longer keys
 * that begin with it.
 */
public final class Key implements Comparable<Key> {

    private final Object[] parts;

    private Key(Object[] parts) {
        this.parts = parts;
    }

    /** Makes a key from stored values (UUID, String, Instant, ...); null sorts first. */
    public static Key of(Object... values) {
        Object[] parts = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            parts[i] = values[i] instanceof String text ? fold(text) : values[i];
        }
        return new Key(parts);
    }

    private static String fold(String text) {
        return Collation.ACCENTS_COUNT.fold(text);
    }

    /** This key in the form that is equal for keys that a collation treats as equal. */
    Key under(Collation collation) {
        if (collation == Collation.ACCENTS_COUNT) {
            return this;
        }
        Object[] folded = parts.clone();
        for (int i = 0; i < folded.length; i++) {
            folded[i] = folded[i] instanceof String text ? collation.fold(text) : folded[i];
        }
        return new Key(folded);
    }

    /** The exclusive upper bound of all keys that begin with this key. */
    public Key end() {
        Object[] more = Arrays.copyOf(parts, parts.length + 1);
        more[parts.length] = End.END;
        return new Key(more);
    }

    @Override
    public int compareTo(Key other) {
        int length = Math.min(parts.length, other.parts.length);
        for (int i = 0; i < length; i++) {
            int c = compare(parts[i], other.parts[i]);
            if (c != 0) {
                return c;
            }
        }
        return Integer.compare(parts.length, other.parts.length);
    }

    @SuppressWarnings("unchecked")
    private static int compare(Object a, Object b) {
        if (a == End.END || b == End.END) {
            return Boolean.compare(a == End.END, b == End.END);
        }
        if (a == null || b == null) {
            return Boolean.compare(a != null, b != null);
        }
        return ((Comparable<Object>) a).compareTo(b);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Key key && Arrays.equals(parts, key.parts);
    }

    @Override
    public int hashCode() {
        return parts.length == 1 && parts[0] != null ? parts[0].hashCode() : Arrays.hashCode(parts);
    }

    @Override
    public String toString() {
        return Arrays.toString(parts);
    }

    private enum End {
        END
    }
}
