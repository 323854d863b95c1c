package dev.p2c.task.plan;

import dev.p2c.text.Fnv1a;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Short hashes of field values, from which one can see that a value has changed but not what it
 * was. A mark has six characters: two for the field, four for the field with its value. Case is
 * ignored, because services change it (en-us becomes en-US). Marks of earlier versions have no
 * characters for the field.
 */
final class FieldMarks {

    private static final char NAMED = '.';
    private static final int NAME = 2;
    private static final int VALUE = 4;
    private static final int BITS_PER_CHARACTER = 6;
    private static final String CHARACTERS =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private FieldMarks() {}

    /**
     * The marks of all fields as one text.
     *
     * @param second further values of some of the fields
     */
    static String join(Map<String, String> fields, Map<String, String> second) {
        int size = fields.size() + second.size();
        StringBuilder marks = new StringBuilder(size * (NAME + VALUE) + 1).append(NAMED);
        fields.forEach((field, value) -> append(field, value, marks));
        second.forEach((field, value) -> append(field, value, marks));
        return marks.toString();
    }

    /** Marks with other values of some fields. */
    static String replaced(String marks, Map<String, String> fields) {
        Set<String> names = new HashSet<>();
        fields.keySet().forEach(field -> names.add(name(field)));
        StringBuilder kept = new StringBuilder(marks.length()).append(NAMED);
        for (int at = 1; at + NAME + VALUE <= marks.length(); at += NAME + VALUE) {
            if (!names.contains(marks.substring(at, at + NAME))) {
                kept.append(marks, at, at + NAME + VALUE);
            }
        }
        fields.forEach((field, value) -> append(field, value, kept));
        return kept.toString();
    }

    /** Splits a text made by {@link #join}, or by an earlier version, into its parts. */
    static Set<String> split(String marks) {
        boolean named = isNamed(marks);
        int length = named ? NAME + VALUE : VALUE;
        Set<String> split = new HashSet<>();
        for (int at = named ? 1 : 0; at + length <= marks.length(); at += length) {
            split.add(marks.substring(at + length - VALUE, at + length));
            if (named) {
                split.add(marks.substring(at, at + NAME));
            }
        }
        return split;
    }

    /** Whether the marks tell which fields they are of. */
    static boolean isNamed(String marks) {
        return !marks.isEmpty() && marks.charAt(0) == NAMED;
    }

    /** The mark of one field with this value, without the characters for the field. */
    static String of(String field, String value) {
        StringBuilder mark = new StringBuilder(NAME + VALUE);
        append(field, value, mark);
        return mark.substring(NAME);
    }

    /** The characters for a field. */
    static String name(String field) {
        StringBuilder mark = new StringBuilder(NAME);
        append(add(field, Fnv1a.EMPTY), NAME, mark);
        return mark.toString();
    }

    private static void append(String field, String value, StringBuilder to) {
        long name = add(field, Fnv1a.EMPTY);
        append(name, NAME, to);
        append(add(value, Fnv1a.add(name, '\0')), VALUE, to);
    }

    private static void append(long hash, int characters, StringBuilder to) {
        long bits = hash ^ hash >>> 24 ^ hash >>> 48;
        for (int i = 0; i < characters; i++) {
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
