package dev.p2c.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** How many columns of a terminal a text takes: two for East Asian characters, none for accents. */
final class TextWidth {

    /** What stands in place of the end of a text that was cut. */
    static final String CUT = "…";

    private static final Pattern ASCII = Pattern.compile("\\p{ASCII}*");

    private TextWidth() {}

    static int of(String text) {
        return ASCII.matcher(text).matches()
                ? text.length()
                : text.codePoints().map(TextWidth::of).sum();
    }

    /** Returns the text, or its beginning and {@code …} where it takes more columns than that. */
    static String cut(String text, int widest) {
        if (of(text) <= widest) {
            return text;
        }
        StringBuilder beginning = new StringBuilder();
        int used = 1; // the sign for the rest
        for (int at = 0; at < text.length(); ) {
            int point = text.codePointAt(at);
            used += of(point);
            if (used > widest) {
                break;
            }
            beginning.appendCodePoint(point);
            at += Character.charCount(point);
        }
        return beginning.toString().stripTrailing() + CUT;
    }

    /** Breaks a line between words; further lines are indented. */
    static List<String> wrapped(String line, int width, int indentation) {
        List<String> lines = new ArrayList<>();
        String rest = line;
        while (of(rest) > width) {
            int indent = rest.length() - rest.stripLeading().length();
            int end = cut(rest, width + 1).length() - CUT.length();
            int at = rest.lastIndexOf(' ', end);
            int next = at > indent ? at : rest.indexOf(' ', Math.max(end, indent));
            if (next < 0) {
                break;
            }
            lines.add(rest.substring(0, next).stripTrailing());
            rest = " ".repeat(indentation) + rest.substring(next).strip();
        }
        lines.add(rest);
        return lines;
    }

    private static int of(int point) {
        if (Paint.isMark((char) point) && Character.isBmpCodePoint(point)) {
            return 0;
        }
        switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT:
                return 0;
            default:
                return isWide(point) ? 2 : 1;
        }
    }

    /** The blocks with East Asian Width W or F (Unicode UAX 11), without single exceptions. */
    private static boolean isWide(int point) {
        return point >= 0x1100 && point <= 0x115f // Hangul syllables in parts
                || point >= 0x2e80 && point <= 0xa4cf // CJK, kana
                || point >= 0xac00 && point <= 0xd7a3 // Hangul
                || point >= 0xf900 && point <= 0xfaff
                || point >= 0xfe30 && point <= 0xfe6f
                || point >= 0xff00 && point <= 0xff60 // full width forms
                || point >= 0xffe0 && point <= 0xffe6
                || point >= 0x1f300 && point <= 0x1faff // pictographs
                || point >= 0x20000 && point <= 0x3fffd;
    }
}
