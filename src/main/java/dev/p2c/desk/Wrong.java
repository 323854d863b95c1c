package dev.p2c.desk;

/**
 * Something that is wrong now.
 *
 * @param severity {@code error} where somebody must act, else {@code warning}
 * @param text one sentence
 * @param cure what to do, and where
 * @param link path in the console
 */
public record Wrong(String severity, String text, String cure, String link) {

    static Wrong error(String text, String cure, String link) {
        return new Wrong("error", text, cure, link);
    }

    static Wrong warning(String text, String cure, String link) {
        return new Wrong("warning", text, cure, link);
    }

    boolean isError() {
        return severity.equals("error");
    }
}
