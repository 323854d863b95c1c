package dev.p2c.app.cli;

import dev.p2c.text.Visible;

/**
 * Colours of words in a command's output. A painted text carries marks that no row can contain
 * ({@link Visible} writes them as codes); {@link VisibleWriter} replaces them by the terminal's
 * escape sequences, or drops them where no colours are shown.
 */
enum Paint {
    /** All is well; a value that is added. */
    GREEN('\ufdd1', "32"),
    /** A state in which somebody must act; a value that is removed. */
    RED('\ufdd2', "31"),
    /** Rows that wait, or values that differ. */
    YELLOW('\ufdd3', "33"),
    /** Text of little interest. */
    FAINT('\ufdd4', "2"),
    BOLD('\ufdd5', "1");

    static final char END = '\ufdd0';

    private final char mark;
    private final String code;

    Paint(char mark, String code) {
        this.mark = mark;
        this.code = code;
    }

    /** The text in this colour, for {@link TextTable#add} or for a line. */
    Painted of(Object text) {
        return new Painted(this, Visible.line(String.valueOf(text)));
    }

    /** Whether the character is one of the marks. */
    static boolean isMark(char c) {
        return c >= END && c <= BOLD.mark;
    }

    /** Returns the escape sequence of a terminal (ECMA-48) for a mark. */
    static String escape(char mark) {
        for (Paint paint : values()) {
            if (paint.mark == mark) {
                return "\u001b[" + paint.code + "m";
            }
        }
        return "\u001b[0m";
    }

    /**
     * One line of text in a colour.
     *
     * @param paint null for the terminal's own colour
     * @param text without control characters
     */
    record Painted(Paint paint, String text) {

        Painted with(String other) {
            return new Painted(paint, other);
        }

        @Override
        public String toString() {
            return paint == null || text.isEmpty() ? text : paint.mark + text + END;
        }
    }
}
