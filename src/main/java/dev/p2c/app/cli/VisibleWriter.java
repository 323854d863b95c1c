package dev.p2c.app.cli;

import dev.p2c.text.Visible;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;

/**
 * Writes to a terminal: control characters appear as their codes, line breaks stay. Whatever a
 * service, a row or a file says passes through here, in tables, errors and JSON alike; a JSON text
 * keeps its meaning. Colours come from the marks of {@link Paint} only.
 */
final class VisibleWriter extends FilterWriter {

    private final boolean isColoured;

    private VisibleWriter(Writer out, boolean isColoured) {
        super(out);
        this.isColoured = isColoured;
    }

    /** A printer that flushes after each line. */
    static PrintWriter to(PrintWriter out, boolean isColoured) {
        return new PrintWriter(new VisibleWriter(out, isColoured), true);
    }

    @Override
    public void write(int c) throws IOException {
        write(String.valueOf((char) c));
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
        write(new String(text, from, length));
    }

    @Override
    public void write(String text, int from, int length) throws IOException {
        write(text.substring(from, from + length));
    }

    @Override
    public void write(String text) throws IOException {
        int from = 0;
        for (int at = 0; at < text.length(); at++) {
            if (Paint.isMark(text.charAt(at))) {
                out.write(Visible.text(text.substring(from, at)));
                out.write(isColoured ? Paint.escape(text.charAt(at)) : "");
                from = at + 1;
            }
        }
        out.write(Visible.text(text.substring(from)));
    }
}
