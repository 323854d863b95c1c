package dev.p2c.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;

/** Writes the table of {@code docs/performance.md}. */
final class Report {

    private static final String HEAD =
            """
# Performance

`make bench` measures the application against a hand-written client and writes this page. The
client uses `java.net.http` and Jackson, the same pages, batches and threads, has the mapping
compiled in and keeps no state. Both run in one go against stand-ins in a process of their own.
All have the JVM options of `bin/p2c` and its archive of classes. A plan, a comparison and the reading of both sides alone are
timed from the start of their process.
Compare the ratios, because the figures differ from machine to machine.

| what | application | compared with | ratio | limit |
|---|---|---|---|---|
""";

    private final StringBuilder text = new StringBuilder(HEAD);

    void firstPass(BenchFigures baseline, BenchFigures application) {
        line(
                "first pass of 100,000 accounts, 40 ms a request and 3 ms an operation, rows/s",
                application.rowsPerSecond(),
                baseline.rowsPerSecond(),
                application.rowsPerSecond() / baseline.rowsPerSecond(),
                "at least 0.8");
    }

    void cpu(BenchFigures baseline, BenchFigures application) {
        line(
                "first pass without latency, CPU microseconds a row, start-up and compilation"
                        + " included",
                application.cpuMicrosPerRow(),
                baseline.cpuMicrosPerRow(),
                application.cpuMicrosPerRow() / baseline.cpuMicrosPerRow(),
                "at most 2");
    }

    private void line(
            String what, double application, double baseline, double ratio, String wanted) {
        text.append(
                String.format(
                        Locale.ROOT,
                        "| %s | %,.1f | %,.1f | **%.2f** | %s |%n",
                        what,
                        application,
                        baseline,
                        ratio,
                        wanted));
    }

    void idle(Map<String, Long> requests) {
        text.append(
                String.format(
                        "| a pass with nothing to do, requests for rows (Sales, Finance) | %d, %d |"
                                + " | | at most 1 each |%n",
                        requests.get("sales"), requests.get("finance")));
    }

    void plan(BenchFigures baseline, BenchFigures application) {
        line(
                "`p2c plan --full` of 100,000 unchanged accounts, rows/s, to reading both sides"
                        + " alone (done with `-Xmx256m` as well); medians of 3",
                application.rowsPerSecond(),
                baseline.rowsPerSecond(),
                application.rowsPerSecond() / baseline.rowsPerSecond(),
                "at least 0.6");
    }

    void reconcile(BenchFigures baseline, BenchFigures application) {
        line(
                "`p2c reconcile` of 100,000 equal accounts, rows/s, to reading both sides alone;"
                        + " medians of 3",
                application.rowsPerSecond(),
                baseline.rowsPerSecond(),
                application.rowsPerSecond() / baseline.rowsPerSecond(),
                "at least 0.6");
    }

    void memory(BenchFigures application) {
        Collection<Long> after = application.heapMb().values();
        text.append(
                String.format(
                        "| 300,000 accounts with `-Xmx256m`, MB of heap after a collection at %s"
                                + " rows | %s | | | flat |%n",
                        application.heapMb().keySet(), after));
    }

    void history(BenchFigures without, BenchFigures with) {
        line(
                "first pass of 30,000 accounts with the history of writes, rows/s, to one that"
                        + " keeps none; medians of 3",
                with.rowsPerSecond(),
                without.rowsPerSecond(),
                with.rowsPerSecond() / without.rowsPerSecond(),
                "at least 0.9");
    }

    /** The commands that answer at once. */
    void commands(CommandTimes times) {
        times.commands()
                .forEach(
                        (command, seconds) ->
                                text.append(
                                        String.format(
                                                Locale.ROOT,
                                                "| `%s` beside a running application, seconds, to"
                                                        + " `java -version` | %.2f | %.2f | **%.0f** |"
                                                        + " at most %.1f s |%n",
                                                command,
                                                seconds,
                                                times.java(),
                                                seconds / times.java(),
                                                CommandTimes.most(command))));
    }

    String text() {
        return text.toString();
    }

    void write(Path file) throws IOException {
        Files.writeString(file, text);
    }
}
