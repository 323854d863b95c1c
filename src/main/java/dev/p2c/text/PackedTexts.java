package dev.p2c.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A list of texts in one array of bytes, which takes a fourth of the memory of as many strings. Not
 * thread-safe.
 */
public final class PackedTexts {

    private int[] ends = new int[1024];
    private byte[] bytes = new byte[8 * 1024];
    private int size;

    /**
     * Adds a text at the end.
     *
     * @throws ArithmeticException if all texts together exceed two gigabytes
     */
    public void add(String text) {
        byte[] added = text.getBytes(StandardCharsets.UTF_8);
        int start = start(size);
        int end = Math.addExact(start, added.length);
        if (end > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 8, end * 2L));
        }
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, size * 2);
        }
        System.arraycopy(added, 0, bytes, start, added.length);
        ends[size++] = end;
    }

    /** The text with this number, from 0. */
    public String get(int number) {
        int start = start(number);
        return new String(bytes, start, ends[number] - start, StandardCharsets.UTF_8);
    }

    public int size() {
        return size;
    }

    private int start(int number) {
        return number == 0 ? 0 : ends[number - 1];
    }
}
