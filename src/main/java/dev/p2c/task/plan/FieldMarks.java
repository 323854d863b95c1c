package dev.p2c.task.plan;

import dev.p2c.text.Fnv1a;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Short hashes of field values, four characters per field, from which one can see that a value has
 * changed but not what it was. Case is ignored, because services change it (en-us becomes en-US).
 */
final class FieldMarks {

    private static final int LENGTH = 4;
    private static final int BITS_PER_CHARACTER = 6;
    private static final String CHARACTERS =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private FieldMarks() {}

    /** The marks of all fields as one text. */
    static String join(Map<String, String> fields) {
        StringBuilder marks = new StringBuilder(fields.size() * LENGTH);
        fields.forEach((field, value) -> append(field, value, marks));
        return marks.toString();
    }

    /** Splits a text made by {@link #join}. */
    static Set<String> split(String marks) {
        Set<String> split = new HashSet<>();
        for (int at = 0; at + LENGTH <= marks.length(); at += LENGTH) {
            split.add(marks.substring(at, at + LENGTH));
        }
        return split;
    }

    /** The mark of one field with this value. */
    static String of(String field, String value) {
        StringBuilder mark = new StringBuilder(LENGTH);
        append(field, value, mark);
        return mark.toString();
    }

    private static void append(String field, String value, StringBuilder to) {
        long hash = add(value, Fnv1a.add(add(field, Fnv1a.EMPTY), '\0'));
        long bits = hash ^ hash >>> 24 ^ hash >>> 48;
        for (int i = 0; i < LENGTH; i++) {
            to.append(CHARACTERS.charAt((int) (bits & CHARACTERS.length() - 1)));
            bits >>>= BITS_PER_CHARACTER;
        }
    }

    /** Done for every field of every row, so without a copy of the text in lower case. */
    private static long add(String text, long hash) {
        long sum = hash;
        for (int i = 0; i < text.length(); i++) {
            sum = Fnv1a.add(sum, Character.toLowerCase(text.charAt(i)));
        }
        return sum;
    }
}
