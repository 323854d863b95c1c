package dev.p2c.app;

/**
 * Text of others on its way to a terminal or a log: what would move the cursor, colour, hide or
 * reorder what people read, or begin a line of its own, is shown as its code, as JSON writes it.
 */
public final class Visible {

    private Visible() {}

    /** On one line. */
    public static String line(String text) {
        return escaped(text, false);
    }

    /** Line breaks stay. JSON stays the same JSON. */
    public static String text(String text) {
        return escaped(text, true);
    }

    private static String escaped(String text, boolean lines) {
        int first = 0;
        while (first < text.length() && isPlain(text, first, lines)) {
            first++;
        }
        if (first == text.length()) {
            return text;
        }
        StringBuilder shown = new StringBuilder(text.length() + 16).append(text, 0, first);
        for (int i = first; i < text.length(); i++) {
            if (isPlain(text, i, lines)) {
                shown.append(text.charAt(i));
            } else {
                shown.append(String.format("\\u%04x", (int) text.charAt(i)));
            }
        }
        return shown.toString();
    }

    private static boolean isPlain(String text, int i, boolean lines) {
        char c = text.charAt(i);
        if (c == '\n' || c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
            return lines;
        }
        if (Character.isSurrogate(c)) {
            return isPair(text, i);
        }
        return c == '\t' || !Character.isISOControl(c) && !reorders(c);
    }

    private static boolean isPair(String text, int i) {
        char c = text.charAt(i);
        return Character.isHighSurrogate(c)
                ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }

    /** Line and paragraph separators, and the controls of right-to-left text (Unicode TR 9). */
    private static boolean reorders(char c) {
        return c >= '\u2028' && c <= '\u202e'
                || c >= '\u2066' && c <= '\u2069'
                || c == '\u200e'
                || c == '\u200f'
                || c == '\u061c';
    }
}
