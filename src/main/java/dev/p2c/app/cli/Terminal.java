package dev.p2c.app.cli;

import java.io.Console;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a command writes to: how many columns a line may have, and whether colours are shown. */
final class Terminal {

    private static final int DEFAULT_WIDTH = 80;
    private static final int NARROWEST = 20;
    private static final Pattern ROWS_AND_COLUMNS = Pattern.compile("\\d+ (\\d+)\\s*");
    private static final long PATIENCE_MILLIS = 500;

    private final Supplier<Optional<Integer>> measure;
    private final boolean isColoured;
    private Optional<Integer> measured;

    private Terminal(Supplier<Optional<Integer>> measure, boolean isColoured) {
        this.measure = measure;
        this.isColoured = isColoured;
    }

    /**
     * The terminal of this process: colours if both input and output are a terminal and the
     * variable {@code NO_COLOR} is not set; the width of {@code COLUMNS}, else the terminal's.
     */
    static Terminal ofProcess(Map<String, String> environment) {
        return new Terminal(
                () -> columns(environment.get("COLUMNS")).or(Terminal::ofTty),
                isInteractive() && wantsColour(environment));
    }

    /** Output to a file or to another program: without colours, 80 columns unless told. */
    static Terminal none(Map<String, String> environment) {
        return new Terminal(() -> columns(environment.get("COLUMNS")), false);
    }

    /** This terminal without a limit on the length of a line. */
    Terminal wide() {
        return new Terminal(() -> Optional.of(Integer.MAX_VALUE), isColoured);
    }

    /** Columns of a line of a table. */
    int width() {
        return known().orElse(DEFAULT_WIDTH);
    }

    /** Columns of a line of text, which is not broken where no width is known. */
    int textWidth() {
        return known().orElse(Integer.MAX_VALUE);
    }

    /** Asks the terminal at the first call. */
    private Optional<Integer> known() {
        if (measured == null) {
            measured = measure.get();
        }
        return measured;
    }

    /** Whether the output is a terminal of a person who has not switched colours off. */
    boolean isColoured() {
        return isColoured;
    }

    /** Whether a person can be asked, and reads the answer on a terminal. */
    static boolean isInteractive() {
        Console console = System.console();
        return console != null && isTerminal(console);
    }

    /** Since Java 22 there is a console without a terminal as well; {@code isTerminal} tells. */
    private static boolean isTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true; // Java 21 or older
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    static boolean wantsColour(Map<String, String> environment) {
        return environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "").equals("dumb");
    }

    private static Optional<Integer> columns(String text) {
        return text == null || !text.matches("[1-9]\\d{0,5}")
                ? Optional.empty()
                : Optional.of(Math.max(NARROWEST, Integer.parseInt(text)));
    }

    /** Asks the controlling terminal, also where the output goes through a pager. */
    private static Optional<Integer> ofTty() {
        try {
            Process stty =
                    new ProcessBuilder("stty", "size")
                            .redirectInput(new File("/dev/tty"))
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            if (!stty.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                stty.destroyForcibly();
                return Optional.empty();
            }
            byte[] answer = stty.getInputStream().readAllBytes();
            Matcher size = ROWS_AND_COLUMNS.matcher(new String(answer, StandardCharsets.US_ASCII));
            return size.matches() ? columns(size.group(1)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // no terminal, or no stty
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
