package dev.p2c.text;

import java.util.ArrayList;
import java.util.List;

/** Blanks of all kinds: spaces, tabs, no-break spaces and characters without width. */
public final class Blanks {

    private static final char ZERO_WIDTH = '\u200b';
    private static final char BYTE_ORDER_MARK = '\ufeff';

    /** The blanks that people paste. A space at the end is left out: it does not count in keys. */
    private static final List<String> PASTED = List.of(" ", "\t", "\u00a0");

    private Blanks() {}

    /** A text without blanks at both ends. */
    public static String strip(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isBlank(char c) {
        return c == ' '
                || Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || c == ZERO_WIDTH
                || c == BYTE_ORDER_MARK;
    }

    /** A text without blanks at its ends, and the same text with a pasted blank at one end. */
    public static List<String> spellings(String text) {
        String stripped = strip(text);
        if (stripped.isEmpty()) {
            return List.of(text);
        }
        List<String> spellings = new ArrayList<>(List.of(stripped));
        for (String blank : PASTED) {
            spellings.add(blank + stripped);
            if (!blank.equals(" ")) {
                spellings.add(stripped + blank);
            }
        }
        return spellings;
    }
}
