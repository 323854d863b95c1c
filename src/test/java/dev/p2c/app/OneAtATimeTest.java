package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import dev.p2c.error.UnavailableException;
import dev.p2c.run.Run;
import dev.p2c.run.RunOptions;
import dev.p2c.sandbox.http.InitialData;
import dev.p2c.state.RunStatus;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A direction never runs twice at once, in one process or in two. */
class OneAtATimeTest {

    @TempDir Path directory;
    private Engine engine;
    private Application second;
    private CompletableFuture<Run> first;

    @BeforeEach
    void aPassIsUnderWay() {
        engine = Engine.start(directory, InitialData.EMPTY);
        second = new Application(engine.settings(), Clock.systemUTC());
        second.start();
        new Accounts(engine).seed(50);
        engine.finance().control("POST", "latency", "{\"perRequestMs\": 1500}");
        first = CompletableFuture.supplyAsync(() -> engine.sync("accounts"));
        Awaitility.await().until(() -> engine.application().runs().active("accounts").isPresent());
    }

    @AfterEach
    void stop() {
        second.close();
        engine.close();
    }

    @Test
    void aSecondProcessWaitsAndThenNamesTheHolder() {
        try (LogLines lines = LogLines.of("dev.p2c")) {
            assertThatThrownBy(
                            () ->
                                    second.runNow(
                                            "accounts",
                                            PassOptions.patient(Duration.ofMillis(300))))
                    .isInstanceOf(UnavailableException.class)
                    .hasMessageContaining("a pass is running (process ");
            assertThatThrownBy(() -> second.runNow("accounts", RunOptions.SCHEDULED))
                    .isInstanceOf(UnavailableException.class);
            assertThat(lines.from(Level.INFO))
                    .hasSize(2)
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

    private void theFirstIsNotDisturbed() {
        Run run = first.join();
        assertThat(run.failures()).isEmpty();
        assertThat(run.counts().created()).isEqualTo(50);
        assertThat(engine.application().state().runs().latest(5))
                .extracting(each -> each.status())
                .containsExactly(RunStatus.DONE);
    }
}
