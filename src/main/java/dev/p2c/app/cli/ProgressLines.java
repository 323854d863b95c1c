package dev.p2c.app.cli;

import dev.p2c.app.Application;
import dev.p2c.routes.Direction;
import dev.p2c.run.Progress;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Prints rows, rate and remaining time every two seconds while a pass runs. */
final class ProgressLines implements AutoCloseable {

    private static final Duration EVERY = Duration.ofSeconds(2);

    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        Thread thread = new Thread(task, "p2c-progress");
                        thread.setDaemon(true);
                        return thread;
                    });
    private final Application application;
    private final Direction direction;
    private final PrintWriter out;
    private final long startedAt = System.nanoTime();
    private long lastRows;

    private ProgressLines(Application application, Direction direction, PrintWriter out) {
        this.application = application;
        this.direction = direction;
        this.out = out;
    }

    /**
     * Starts printing.
     *
     * @param out null to print nothing
     */
    static ProgressLines start(Application application, Direction direction, PrintWriter out) {
        ProgressLines lines = new ProgressLines(application, direction, out);
        if (out != null) {
            var unused =
                    lines.clock.scheduleAtFixedRate(
                            lines::print,
                            EVERY.toMillis(),
                            EVERY.toMillis(),
                            TimeUnit.MILLISECONDS);
        }
        return lines;
    }

    private void print() {
        application
                .runs()
                .active(direction.id())
                .ifPresent(
                        run ->
                                direction.taskNames().stream()
                                        .filter(run.progress()::containsKey)
                                        .reduce((earlier, later) -> later)
                                        .ifPresent(task -> print(task, run.progress(task))));
    }

    private void print(String task, Progress progress) {
        long rows = progress.counts().read();
        if (rows == lastRows) {
            return;
        }
        lastRows = rows;
        Duration elapsed = Duration.ofNanos(System.nanoTime() - startedAt);
        out.println(line(task, rows, progress.expected(), elapsed));
    }

    /**
     * Returns one line of progress.
     *
     * @param expected the number of rows to read in all, if it is known
     */
    static String line(String task, long rows, OptionalLong expected, Duration elapsed) {
        double rate = rows / (elapsed.toNanos() / 1e9);
        String line = String.format(Locale.ROOT, "%s: %,d rows, %,.0f rows/s", task, rows, rate);
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
