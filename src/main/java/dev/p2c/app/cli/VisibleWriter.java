package dev.p2c.app.cli;

import dev.p2c.text.Visible;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;

/**
 * Writes to a terminal: control characters appear as their codes, line breaks stay. Whatever a
 * service, a row or a file says passes through here, in tables, errors and JSON alike; a JSON text
 * keeps its meaning.
 */
final class VisibleWriter extends FilterWriter {

    private VisibleWriter(Writer out) {
        super(out);
    }

    /** A printer that flushes after each line. */
    static PrintWriter to(PrintWriter out) {
        return new PrintWriter(new VisibleWriter(out), true);
    }

    @Override
    public void write(int c) throws IOException {
        out.write(Visible.text(String.valueOf((char) c)));
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
        out.write(Visible.text(new String(text, from, length)));
    }

    @Override
    public void write(String text, int from, int length) throws IOException {
        out.write(Visible.text(text.substring(from, from + length)));
    }
}
