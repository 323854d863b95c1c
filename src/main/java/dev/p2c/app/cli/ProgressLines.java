package dev.p2c.app.cli;

import dev.p2c.text.Counted;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Prints rows, rate and remaining time every two seconds while work is under way, beside the result
 * of the command. With {@code --json} nothing is printed.
 */
final class ProgressLines implements AutoCloseable {

    private static final Duration EVERY = Duration.ofSeconds(2);

    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        Thread thread = new Thread(task, "p2c-progress");
                        thread.setDaemon(true);
                        return thread;
                    });
    private final Output output;
    private final Pace pace = new Pace(System.nanoTime());

    /**
     * How far the work is.
     *
     * @param what is done: a task, a file
     * @param rows done so far
     * @param expected the number of rows in all, if it is known
     */
    record Position(String what, long rows, OptionalLong expected) {}

    private ProgressLines(Output output) {
        this.output = output;
    }

    /**
     * Starts printing.
     *
     * @param work asked every two seconds, on another thread; empty before the work has begun
     */
    static ProgressLines start(Supplier<Optional<Position>> work, Output output) {
        ProgressLines lines = new ProgressLines(output);
        if (!output.isJson()) {
            var unused =
                    lines.clock.scheduleAtFixedRate(
                            () -> work.get().ifPresent(lines::print),
                            EVERY.toMillis(),
                            EVERY.toMillis(),
                            TimeUnit.MILLISECONDS);
        }
        return lines;
    }

    private void print(Position position) {
        pace.line(position, System.nanoTime()).ifPresent(output::tell);
    }

    /**
     * Knows since when the rows come. What is compared before the first row says nothing about the
     * time that the others take.
     */
    static final class Pace {

        private long startedAt;
        private Position last = new Position("", 0, OptionalLong.empty());

        Pace(long now) {
            startedAt = now;
        }

        /** The line for a position; empty if nothing was done since the last one. */
        Optional<String> line(Position position, long now) {
            boolean isOther = !position.what().equals(last.what());
            if (position.rows() == 0) {
                startedAt = now;
            } else if (isOther && !last.what().isEmpty()) {
                startedAt = now - EVERY.toNanos(); // began since the last look
            }
            if (position.rows() == last.rows() && !isOther) {
                return Optional.empty();
            }
            last = position;
            Duration elapsed = Duration.ofNanos(now - startedAt);
            return Optional.of(
                    ProgressLines.line(
                            position.what(), position.rows(), position.expected(), elapsed));
        }
    }

    /**
     * Returns one line of progress.
     *
     * @param expected the number of rows to read in all, if it is known
     */
    static String line(String task, long rows, OptionalLong expected, Duration elapsed) {
        double rate = rows == 0 ? 0 : rows / (elapsed.toNanos() / 1e9);
        String line =
                String.format(
                        Locale.ROOT,
                        "%s: %s, %,.0f rows/s",
                        task,
                        Counted.grouped(rows, "row"),
                        rate);
        if (expected.isEmpty() || rate <= 0) {
            return line;
        }
        long remaining = expected.getAsLong() - rows;
        Duration time = Duration.ofSeconds((long) (remaining / rate));
        return line
                + String.format(Locale.ROOT, ", %,d remain, about %s", remaining, AgeText.of(time));
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
