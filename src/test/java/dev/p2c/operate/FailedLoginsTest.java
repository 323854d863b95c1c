package dev.p2c.operate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.testing.TestClock;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FailedLoginsTest {

    private final TestClock clock = TestClock.standing();
    private final FailedLogins failures = new FailedLogins(clock);

    @Test
    void fiveWrongPasswordsAreFreeAndEachFurtherOneDoublesTheWait() {
        fail("a", 5);
        for (int expected : new int[] {1, 2, 4, 8, 16, 16}) {
            Duration wait = failures.judge("a", false);
            assertThat(wait).isEqualTo(Duration.ofSeconds(expected));
            clock.advance(wait);
            assertThat(failures.judge("a", false)).isZero();
        }
    }

    @Test
    void attemptsDuringAWaitDoNotProlongIt() {
        fail("a", 500);

        clock.advance(Duration.ofSeconds(1));

        assertThat(failures.judge("a", true)).isZero();
    }

    @Test
    void theRightPasswordWaitsAtMostAQuarterOfAMinuteAndForgetsTheFailures() {
        for (int i = 0; i < 40; i++) {
            clock.advance(failures.judge("a", false));
        }
        failures.judge("a", false);
        Duration wait = failures.judge("a", true);
        assertThat(wait).isPositive().isLessThanOrEqualTo(FailedLogins.LONGEST_WAIT);
        clock.advance(wait);

        assertThat(failures.judge("a", true)).isZero();
        fail("a", 5);
        assertThat(failures.judge("a", false)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aKeyDoesNotSlowAnother() {
        fail("a", 20);

        assertThat(failures.judge("b", true)).isZero();
    }

    @Test
    void failuresAreForgottenAfterAQuarterOfAnHour() {
        fail("a", 5);
        clock.advance(Duration.ofMinutes(16));

        assertThat(failures.judge("a", false)).isZero();
        assertThat(failures.judge("a", false)).isZero();
    }

    private void fail(String key, int times) {
        IntStream.range(0, times).forEach(i -> failures.judge(key, false));
    }
}
