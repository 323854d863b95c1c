package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p2c.app.cli.ExitCode;
import dev.p2c.app.cli.P2c;
import dev.p2c.error.StoppedException;
import dev.p2c.run.Run;
import dev.p2c.run.RunOptions;
import dev.p2c.sandbox.http.InitialData;
import dev.p2c.state.RunRecord;
import dev.p2c.state.RunStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The application is asked to stop while a pass is under way. */
class StoppedPassTest {

    @TempDir static Path directory;
    private static Engine engine;
    private static Accounts accounts;
    private Application application;

    @BeforeAll
    static void standIns() {
        engine =
                Engine.start(
                        directory,
                        InitialData.EMPTY,
                        Map.of("P2C_BATCH_SIZE", "10", "P2C_PAGE_SIZE", "20"));
        accounts = new Accounts(engine);
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    @BeforeEach
    void start() {
        application = new Application(engine.settings(), Clock.systemUTC());
        application.start();
        accounts.seed(300);
    }

    @AfterEach
    void mend() {
        application.close();
        engine.finance().control("DELETE", "latency", "");
        engine.finance().control("DELETE", "faults", "");
    }

    @Test
    void ctrlCEndsTheBatchOfACommandAndKeepsWhatIsDone() throws Exception {
        int before = accounts.customers();
        long known = accounts.inLedger();
        engine.finance().control("POST", "latency", "{\"perRequestMs\": 200}");
        Path output = directory.resolve("sync.log");
        Process sync = sync(output);
        try {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .failFast("the pass ended by itself", () -> !sync.isAlive())
                    .until(() -> accounts.customers() > before);

            // What a terminal sends to the process when somebody types Ctrl-C.
            new ProcessBuilder("kill", "-INT", String.valueOf(sync.pid())).start().waitFor();

            assertThat(sync.waitFor(10, TimeUnit.SECONDS)).isTrue();
        } finally {
            sync.destroyForcibly();
        }
        assertThat(sync.exitValue()).isEqualTo(ExitCode.SOME_ROWS_NOT_DONE);
        long written = accounts.customers() - before;
        assertThat(written).isBetween(10L, 290L);
        assertThat(accounts.inLedger() - known).isEqualTo(written);
        assertThat(last().status()).isEqualTo(RunStatus.STOPPED);
        assertThat(Files.readString(output)).contains(written + " created", "stopped");
        theNextPassContinues(before);
    }

    /** A command as a shell starts it; a test in the background would hand on an ignored signal. */
    private static Process sync(Path output) throws IOException {
        List<String> command = new ArrayList<>();
        if (Files.exists(Path.of("/proc/self"))) {
            command.addAll(List.of("env", "--default-signal=INT"));
        }
        command.addAll(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        P2c.class.getName(),
                        "sync",
                        "accounts"));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(engine.environment());
        return builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    }

    @Test
    void noBatchBeginsAfterTheSignalAndEveryWrittenRowIsRecorded() {
        int before = accounts.customers();
        long known = accounts.inLedger();
        engine.finance().control("POST", "latency", "{\"perRequestMs\": 200}");
        CompletableFuture<Run> pass = begin();
        Awaitility.await().until(() -> accounts.customers() > before);

        application.stop();

        assertThat(pass.join().failures().values())
                .singleElement()
                .isInstanceOf(StoppedException.class);
        assertThat(accounts.inLedger() - known)
                .isEqualTo(accounts.customers() - before)
                .isBetween(10L, 200L);
        assertThat(last().status()).isEqualTo(RunStatus.STOPPED);
        assertThatThrownBy(() -> application.runNow("accounts", RunOptions.SCHEDULED))
                .isInstanceOf(StoppedException.class);
        theNextPassContinues(before);
    }

    @Test
    void aWaitForABusyServiceEndsAtOnceAndTheRowsItAnsweredAreRecorded() {
        int before = accounts.customers();
        long known = accounts.inLedger();
        // One row of each batch is refused for a minute; the others are written.
        engine.finance()
                .control(
                        "POST",
                        "faults",
                        "[{\"method\":\"POST\",\"path\":\"Customers\","
                                + "\"status\":429,\"retryAfter\":60,\"every\":5}]");
        CompletableFuture<Run> pass = begin();
        Awaitility.await().until(() -> accounts.customers() > before);

        long start = System.nanoTime();
        application.stop();

        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .as("far less than the minute that the service asks for")
                .isLessThan(Duration.ofSeconds(30));
        assertThat(pass.join().failures().values())
                .singleElement()
                .isInstanceOf(StoppedException.class);
        assertThat(accounts.inLedger() - known).isEqualTo(accounts.customers() - before);
        assertThat(last().status()).isEqualTo(RunStatus.STOPPED);
        engine.finance().control("DELETE", "faults", "");
        theNextPassContinues(before);
    }

    private CompletableFuture<Run> begin() {
        return CompletableFuture.supplyAsync(
                () -> application.runNow("accounts", RunOptions.SCHEDULED));
    }

    private static RunRecord last() {
        return engine.application().state().runs().latest(1).get(0);
    }

    private static void theNextPassContinues(int before) {
        engine.finance().control("DELETE", "latency", "");
        Run next = engine.sync("accounts");
        assertThat(next.failures()).isEmpty();
        assertThat(accounts.customers() - before).isEqualTo(300);
        assertThat(next.counts().created() + next.counts().unchanged()).isPositive();
    }
}
