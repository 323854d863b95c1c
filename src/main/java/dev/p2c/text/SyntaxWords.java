package dev.p2c.text;

/** The words of a JSON parser about a mistake, without its notes on where it reads from. */
public final class SyntaxWords {

    private SyntaxWords() {}

    /** {@code Unexpected close marker '}': expected ']'}. */
    public static String of(String message) {
        return message.replaceAll("(?s)\\s*\\((?:for|start marker at) [^\\[]*\\[Source: .*", "");
    }
}
