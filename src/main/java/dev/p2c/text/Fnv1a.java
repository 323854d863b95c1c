package dev.p2c.text;

/** The 64-bit FNV-1a hash over the characters of a text: fast, for many short texts. */
public final class Fnv1a {

    /** The hash of the empty text. */
    public static final long EMPTY = 0xcbf29ce484222325L;

    private static final long PRIME = 0x100000001b3L;

    private Fnv1a() {}

    /** Returns the hash of the text. */
    public static long of(String text) {
        return add(EMPTY, text);
    }

    /** Returns the hash of a text to which this text is appended. */
    public static long add(long before, String text) {
        long hash = before;
        for (char next : text.toCharArray()) { // faster than charAt, which checks each index
            hash = add(hash, next);
        }
        return hash;
    }

    /** Returns the hash of a text to which this character is appended. */
    public static long add(long hash, char next) {
        return (hash ^ next) * PRIME;
    }
}
