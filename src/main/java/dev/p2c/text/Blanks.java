package dev.p2c.text;

import java.util.ArrayList;
import java.util.List;

/** Blanks of all kinds: spaces, tabs, no-break spaces and characters without width. */
public final class Blanks {

    private static final char ZERO_WIDTH = '\u200b';
    private static final char BYTE_ORDER_MARK = '\ufeff';

    /**
     * The blanks that people paste: from tables (tab, line break), from web pages and word
     * processors (no-break and thin spaces of several widths, characters without width).
     */
    private static final String PASTED =
            " \t\n\r\u00a0\u2002\u2003\u2007\u2009\u200a\u202f\u3000\u200b\ufeff";

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

    /**
     * A text without blanks at its ends, and the same text with a pasted blank at one end or at
     * both. A space at the end is left out: it does not count in keys.
     */
    public static List<String> spellings(String text) {
        String stripped = strip(text);
        if (stripped.isEmpty()) {
            return List.of(text);
        }
        List<String> spellings = new ArrayList<>(List.of(stripped));
        for (char blank : PASTED.toCharArray()) {
            spellings.add(blank + stripped);
            if (blank != ' ') {
                spellings.add(stripped + blank);
                spellings.add(blank + stripped + blank);
            }
        }
        return spellings;
    }
}
