package dev.p2c.text;

/**
 * Makes text of other systems safe to show in terminals, logs and messages. Characters that would
 * move the cursor, change colours, hide or reorder text, or begin a new line are written as their
 * codes, in the form that JSON uses.
 */
public final class Visible {

    private static final int LONGEST_EXCERPT = 60;

    private Visible() {}

    /** Returns the text on one line. */
    public static String line(String text) {
        return escaped(text, Visible::isLegible);
    }

    /** Returns the text with its line breaks. A JSON text keeps its meaning. */
    public static String text(String text) {
        return escaped(text, (all, at) -> isLineBreak(all, at) || isLegible(all, at));
    }

    /**
     * Returns the text with its line breaks, each followed by four blanks, so that no line of it
     * looks like another entry.
     */
    public static String paragraph(String text) {
        return text(text).replace("\r\n", "\n").replaceAll("\n(?=.)", "\n    ");
    }

    /**
     * Returns the beginning of the text on one line, for a message that quotes a value: at most 60
     * characters, and invisible characters such as a zero-width space as their codes too.
     */
    public static String excerpt(String text) {
        boolean isLong = text.length() > LONGEST_EXCERPT;
        String beginning = text.substring(0, cut(text));
        return escaped(beginning, Visible::isPrinted) + (isLong ? "..." : "");
    }

    /** A pair of surrogates at the cut stays whole. */
    private static int cut(String text) {
        int end = Math.min(text.length(), LONGEST_EXCERPT);
        boolean splitsPair =
                end < text.length()
                        && Character.isSurrogatePair(text.charAt(end - 1), text.charAt(end));
        return splitsPair ? end + 1 : end;
    }

    private static String escaped(String text, Allowed allowed) {
        StringBuilder shown = new StringBuilder(text.length() + 16);
        for (int at = 0; at < text.length(); ) {
            int point = text.codePointAt(at);
            if (allowed.at(text, at)) {
                shown.appendCodePoint(point);
            } else {
                shown.append(String.format("\\u%04x", point));
            }
            at += Character.charCount(point);
        }
        return shown.toString();
    }

    private static boolean isLineBreak(String text, int at) {
        return text.charAt(at) == '\n' || text.startsWith("\r\n", at);
    }

    private static boolean isLegible(String text, int at) {
        int point = text.codePointAt(at);
        return point == '\t'
                || !Character.isISOControl(point)
                        && Character.getType(point) != Character.SURROGATE
                        && !isInternal(point)
                        && !reorders(point);
    }

    /** Line and paragraph separators, and the controls of right-to-left text (Unicode TR 9). */
    private static boolean reorders(int point) {
        return point >= '\u2028' && point <= '\u202e'
                || point >= '\u2066' && point <= '\u2069'
                || point == '\u200e'
                || point == '\u200f'
                || point == '\u061c';
    }

    /** Noncharacters for internal use (Unicode 23.7); the command line marks colours by them. */
    private static boolean isInternal(int point) {
        return point >= '\ufdd0' && point <= '\ufdef';
    }

    private static boolean isPrinted(String text, int at) {
        return switch (Character.getType(text.codePointAt(at))) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED ->
                    false;
            default -> true;
        };
    }

    /** Decides whether the character at a position is shown as it is. */
    private interface Allowed {
        boolean at(String text, int position);
    }
}
