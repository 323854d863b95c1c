package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.sandbox.http.InitialData;
import dev.p2c.state.BatchOutcome;
import dev.p2c.state.FailureKind;
import dev.p2c.state.NewFailure;
import dev.p2c.state.State;
import dev.p2c.testing.TestClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoppedApplicationTest {

    private static final String TASK = "accounts-to-customers";

    @TempDir Path directory;

    @Test
    void theStatusSaysOnceThatNoApplicationRunsAndStillWhatWaits() {
        Map<String, String> environment;
        try (RunningApplication running =
                RunningApplication.start(
                        directory, InitialData.EMPTY, Map.of("P2C_ACCOUNTS_CRON", "0 0 3 * * ?"))) {
            environment = running.environment();
            RunningApplication.runNow("accounts");
            reject(running.application().state());
            assertThat(Engine.command(environment, TestClock.running(), "status").out())
                    .doesNotContain("No application runs");
        }
        TestClock later = TestClock.running();
        later.advance(Duration.ofDays(3));

        String status = Engine.command(environment, later, "status").out();

        assertThat(status)
                .contains("late")
                .containsOnlyOnce("No application runs on this state; the last one ended at 2")
                .contains("accounts: " + TASK + ": 1 row waits: 1 rejected")
                .doesNotContain("accounts: late:");
    }

    private static void reject(State state) {
        NewFailure failure =
                new NewFailure(
                        "A1", FailureKind.REJECTED, "", "wrong", "", "", null, null, "", null);
        long run = state.runs().latest(1).get(0).id();
        state.commit(BatchOutcome.of(TASK, "usmf", run).withFailures(List.of(failure)));
    }
}
