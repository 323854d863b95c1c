package dev.p2c.app.cli;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;

/**
 * Long output: through the pager of the environment ({@code PAGER}, else {@code less}) where a
 * person reads it on a terminal, else as it is.
 */
final class Pager implements AutoCloseable {

    private static final String LESS = "less -F -R -X";

    private final Output output;
    private final Process process;
    private final PrintWriter out;

    private Pager(Output output, Process process, PrintWriter out) {
        this.output = output;
        this.process = process;
        this.out = out;
    }

    static Pager of(Output output) {
        if (!Terminal.isInteractive()) {
            return new Pager(output, null, output.out());
        }
        String command = System.getenv().getOrDefault("PAGER", LESS);
        try {
            Process process =
                    new ProcessBuilder("sh", "-c", command)
                            .redirectOutput(Redirect.INHERIT)
                            .redirectError(Redirect.INHERIT)
                            .start();
            PrintWriter in =
                    new PrintWriter(
                            new OutputStreamWriter(
                                    process.getOutputStream(), StandardCharsets.UTF_8));
            return new Pager(output, process, VisibleWriter.to(in, output.terminal().isColoured()));
        } catch (IOException e) {
            return new Pager(output, null, output.out()); // no shell, or no such pager
        }
    }

    int width() {
        return output.terminal().width();
    }

    void print(String line) {
        out.println(line);
    }

    void print(TextTable table) {
        out.println(table.in(output.terminal()));
    }

    /** Prints a line, broken where the terminal ends; further lines are indented. */
    void printIndented(String line, int indent) {
        TextWidth.wrapped(line, output.terminal().textWidth(), indent).forEach(out::println);
    }

    /** Returns when the person has left the pager. */
    @Override
    public void close() {
        out.flush();
        if (process == null) {
            return;
        }
        out.close();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
