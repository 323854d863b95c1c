package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import dev.p2c.error.StoppedException;
import dev.p2c.error.UnavailableException;
import dev.p2c.run.Run;
import dev.p2c.run.RunOptions;
import dev.p2c.sandbox.http.InitialData;
import dev.p2c.state.Leases;
import dev.p2c.state.RunRecord;
import dev.p2c.state.RunStatus;
import dev.p2c.testing.TestClock;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A direction never runs twice at once, in one process or in two. */
class OneAtATimeTest {

    private static final TestClock CLOCK = TestClock.running();

    @TempDir static Path directory;
    private static Engine engine;
    private static Application second;
    private static Accounts accounts;
    private CompletableFuture<Run> first;
    private int before;

    @BeforeAll
    static void start() {
        engine =
                Engine.on(
                        Engine.standIns(InitialData.EMPTY),
                        directory,
                        Map.of("P2C_BATCH_SIZE", "10"),
                        CLOCK);
        second = new Application(engine.settings(), Clock.systemUTC());
        second.start();
        accounts = new Accounts(engine);
        accounts.seed(10);
        engine.sync("accounts");
    }

    @AfterAll
    static void stop() {
        second.close();
        engine.close();
    }

    @BeforeEach
    void aPassIsUnderWay() {
        accounts.seed(50);
        before = accounts.customers();
        engine.finance().control("POST", "latency", "{\"perRequestMs\": 500}");
        first = CompletableFuture.supplyAsync(() -> engine.sync("accounts"));
        Awaitility.await().until(() -> engine.application().runs().active("accounts").isPresent());
    }

    @Test
    void aSecondProcessWaitsAndThenNamesTheHolderOnce() {
        try (LogLines lines = LogLines.of("dev.p2c")) {
            assertThatThrownBy(
                            () ->
                                    second.runNow(
                                            "accounts",
                                            PassOptions.patient(Duration.ofMillis(100))))
                    .isInstanceOf(UnavailableException.class)
                    .hasMessageContaining("a pass is running (process ");
            assertThatThrownBy(() -> second.runNow("accounts", RunOptions.SCHEDULED))
                    .isInstanceOf(UnavailableException.class);
            assertThat(lines.from(Level.INFO))
                    .as("one line for both, since the holder is the same")
                    .hasSize(1)
                    .allMatch(line -> line.startsWith("not started: accounts: a pass is running"));
        }
        theFirstIsNotDisturbed();
    }

    @Test
    void aSecondPassInOneProcessDoesNotTakeTheLeaseOfTheFirst() {
        assertThatThrownBy(() -> engine.application().runNow("accounts", RunOptions.SCHEDULED))
                .isInstanceOf(UnavailableException.class);

        assertThat(engine.application().runs().active("accounts")).isPresent();
        assertThatThrownBy(() -> second.runNow("accounts", RunOptions.SCHEDULED))
                .isInstanceOf(UnavailableException.class);
        theFirstIsNotDisturbed();
    }

    @Test
    void aWaitingPassRunsWhenTheFirstHasEnded() {
        Run run = second.runNow("accounts", PassOptions.patient(Duration.ofSeconds(30)));

        assertThat(first).isCompleted();
        assertThat(run.failures()).isEmpty();
        assertThat(run.counts().created()).isZero();
        assertThat(run.counts().updated()).isZero();
    }

    @Test
    void aPassThatWasPausedForAMinuteStopsAndRecordsNothingMoreOnceAnotherHasTakenOver() {
        // The process stood still for a minute: its lease has expired, and its clock shows it.
        Leases leases = engine.application().state().leases();
        leases.holder("direction accounts").ifPresent(leases::end);
        Run after = second.runNow("accounts", PassOptions.patient(Duration.ofSeconds(5)));
        CLOCK.advance(Duration.ofMinutes(1));

        assertThat(first.join().failures().values())
                .singleElement()
                .isInstanceOf(StoppedException.class)
                .asString()
                .contains("another process has taken over");

        assertThat(after.failures()).isEmpty();
        assertThat(engine.application().state().runs().latest(2))
                .extracting(RunRecord::status)
                .containsExactly(RunStatus.DONE, RunStatus.ABANDONED);
        assertThat(engine.sync("accounts").failures()).isEmpty();
        assertThat(accounts.customers()).isEqualTo(before + 50);
    }

    private void theFirstIsNotDisturbed() {
        Run run = first.join();
        assertThat(run.failures()).isEmpty();
        assertThat(run.counts().created()).isEqualTo(50);
        assertThat(engine.application().state().runs().latest(1))
                .extracting(RunRecord::status)
                .containsExactly(RunStatus.DONE);
    }
}
