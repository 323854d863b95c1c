package dev.p2c.app.cli;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Long output: through the pager of the environment ({@code PAGER}, else {@code less}) where a
 * person reads it on a terminal, else as it is. An empty {@code PAGER} means no pager.
 */
final class Pager {

    private static final String LESS = "less -F -R -X";

    /** What a shell ends with if it cannot start a command, or does not find it. */
    private static final int NOT_STARTED = 126;

    private static final int NOT_FOUND = 127;

    /** A pager that fails before this has shown nothing that a person could read. */
    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    private final Terminal terminal;
    private final PrintWriter out;
    private final Optional<Process> process;

    private Pager(Terminal terminal, PrintWriter out, Optional<Process> process) {
        this.terminal = terminal;
        this.out = out;
        this.process = process;
    }

    /**
     * Prints a report, and returns when the person has left the pager.
     *
     * @param report is printed again, without a pager, if the pager does not work
     */
    static void print(Output output, Consumer<Pager> report) {
        Optional<String> command =
                Terminal.isInteractive() ? command(System.getenv()) : Optional.empty();
        print(command, output.terminal(), output.out(), report);
    }

    static void print(
            Optional<String> command, Terminal terminal, PrintWriter out, Consumer<Pager> report) {
        if (!command.map(given -> isShown(given, terminal, report)).orElse(false)) {
            report.accept(new Pager(terminal, out, Optional.empty()));
            out.flush();
        }
    }

    static Optional<String> command(Map<String, String> environment) {
        return Optional.of(environment.getOrDefault("PAGER", LESS)).filter(text -> !text.isBlank());
    }

    private static boolean isShown(String command, Terminal terminal, Consumer<Pager> report) {
        ProcessBuilder pager =
                new ProcessBuilder("sh", "-c", command)
                        .redirectOutput(Redirect.INHERIT)
                        .redirectError(Redirect.INHERIT);
        AtomicBoolean isShown = new AtomicBoolean();
        try {
            StopSignal.leftTo(pager, process -> isShown.set(isShown(process, terminal, report)));
        } catch (IOException e) {
            return false; // no shell
        }
        return isShown.get();
    }

    /** Returns when the pager has ended: until then the terminal is the pager's. */
    private static boolean isShown(Process process, Terminal terminal, Consumer<Pager> report) {
        long started = System.nanoTime();
        CompletableFuture<Duration> lived =
                process.onExit().thenApply(ended -> Duration.ofNanos(System.nanoTime() - started));
        try (PrintWriter in =
                new PrintWriter(
                        new OutputStreamWriter(
                                process.getOutputStream(), StandardCharsets.UTF_8))) {
            PrintWriter visible = VisibleWriter.to(in, terminal.isColoured());
            report.accept(new Pager(terminal, visible, Optional.of(process)));
        }
        Duration shown = lived.join();
        return isShown(process.exitValue(), shown);
    }

    private static boolean isShown(int exit, Duration lived) {
        if (exit == NOT_STARTED || exit == NOT_FOUND) {
            return false;
        }
        boolean isFailed = exit != 0 && exit < NOT_STARTED; // above: ended by a signal
        return !isFailed || lived.compareTo(AT_ONCE) > 0;
    }

    int width() {
        return terminal.width();
    }

    void print(String line) {
        if (process.isEmpty() || process.get().isAlive()) { // nobody reads on after leaving it
            out.println(line);
        }
    }

    void print(TextTable table) {
        print(table.in(terminal));
    }

    /** Prints a line, broken where the terminal ends; further lines are indented. */
    void printIndented(String line, int indent) {
        TextWidth.wrapped(line, terminal.textWidth(), indent).forEach(this::print);
    }
}
