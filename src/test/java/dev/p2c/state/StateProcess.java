package dev.p2c.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** A second process on the state, which commits batches of 50 rows until it is killed. */
final class StateProcess implements AutoCloseable {

    static final String TASK = "in-another-process";
    static final int BATCH = 50;

    private static final Pattern COMMITTED =
            Pattern.compile("^committed (\\d+)!$", Pattern.MULTILINE);

    private final Process process;
    private final Path output;

    private StateProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static StateProcess start(StateSettings settings, Path directory) throws IOException {
        Path output = directory.resolve("process.out");
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx128m",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                StateProcess.class.getName(),
                                settings.url(),
                                settings.user())
                        .redirectError(directory.resolve("process.log").toFile())
                        .redirectOutput(output.toFile())
                        .start();
        return new StateProcess(process, output);
    }

    /** Waits until the process has committed this many more batches. */
    void awaitBatches(int more) {
        int wanted = committed() + more;
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .failFast("the process ended", () -> !process.isAlive())
                .until(() -> committed() >= wanted);
    }

    /**
     * * Kills the process as {@code kill -9} does.
     *
     * @return how many batches were committed for certain
     */
    int kill() {
        process.destroyForcibly().onExit().join();
        return committed();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private int committed() {
        try {
            Matcher last = COMMITTED.matcher(Files.readString(output));
            int committed = 0;
            while (last.find()) {
                committed = Integer.parseInt(last.group(1));
            }
            return committed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void main(String[] args) {
        State state = State.open(new StateSettings(args[0], args[1], "", 2), Clock.systemUTC());
        long run = state.runs().start("accounts", "", "schedule", Instant.now());
        for (int batch = 0; ; batch++) {
            List<LedgerEntry> entries = OpenState.entries(batch * BATCH, batch * BATCH + BATCH);
            state.commit(outcome(run, entries.stream().map(StateProcess::mine).toList()));
            System.out.println("committed " + (batch + 1) + "!");
        }
    }

    private static LedgerEntry mine(LedgerEntry entry) {
        return LedgerEntry.written(TASK, "", entry.key(), entry.hash());
    }

    private static BatchOutcome outcome(long run, List<LedgerEntry> written) {
        return BatchOutcome.of(TASK, "", run).withWritten(written);
    }
}
