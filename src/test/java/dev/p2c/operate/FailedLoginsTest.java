package dev.p2c.operate;

import static dev.p2c.login.Users.Outcome.RIGHT;
import static dev.p2c.login.Users.Outcome.WRONG;
import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FailedLoginsTest {

    private final TestClock clock = TestClock.standing();
    private final FailedLogins failures = new FailedLogins(clock);
    private int passwords;

    @Test
    void fiveWrongPasswordsAreFreeAndEachFurtherOneDoublesTheWait() {
        fail("a", 5);
        for (int expected : new int[] {1, 2, 4, 8, 16, 16}) {
            Duration wait = wrong("a");
            assertThat(wait).isEqualTo(Duration.ofSeconds(expected));
            clock.advance(wait);
            assertThat(wrong("a")).isZero();
        }
    }

    @Test
    void attemptsDuringAWaitDoNotProlongIt() {
        fail("a", 500);

        clock.advance(Duration.ofSeconds(1));

        assertThat(right("a")).isZero();
    }

    @Test
    void theRightPasswordWaitsAtMostAQuarterOfAMinuteAndForgetsTheFailures() {
        for (int i = 0; i < 40; i++) {
            clock.advance(wrong("a"));
        }
        wrong("a");
        Duration wait = right("a");
        assertThat(wait).isPositive().isLessThanOrEqualTo(FailedLogins.LONGEST_WAIT);
        clock.advance(wait);

        assertThat(right("a")).isZero();
        fail("a", 5);
        assertThat(wrong("a")).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aKeyDoesNotSlowAnother() {
        fail("a", 20);

        assertThat(right("b")).isZero();
    }

    @Test
    void failuresAreForgottenAfterAQuarterOfAnHour() {
        fail("a", 5);
        clock.advance(Duration.ofMinutes(16));

        assertThat(wrong("a")).isZero();
        assertThat(wrong("a")).isZero();
    }

    @Test
    void whoeverWaitsGetsATurnAlthoughAnotherIsFasterEachTime() {
        fail("a", 40);
        Duration wait = right("a");
        assertThat(wait).isPositive();
        Instant until = clock.instant().plus(wait);
        while (clock.instant().isBefore(until)) {
            clock.advance(Duration.ofMillis(100));
            fail("a", 10);
        }

        assertThat(right("a")).isZero();
    }

    @Test
    void aWrongPasswordThatIsRepeatedDoesNotHoldUpTheRightOne() {
        List<Duration> waits =
                IntStream.range(0, 50)
                        .mapToObj(i -> failures.judge(new LoginAttempt("a", "old", () -> WRONG)))
                        .toList();

        assertThat(waits.stream().filter(Duration::isZero)).hasSizeBetween(5, 6);
        assertThat(right("a")).isZero();
    }

    @Test
    void passwordsThatWaitedAreLookedAtOnceASecond() {
        fail("a", 40);
        IntStream.range(0, 1000).forEach(this::guess);
        clock.advance(FailedLogins.LONGEST_WAIT);
        wrong("a");

        int looked = 0;
        for (int i = 0; i < 1000; i++) {
            clock.advance(Duration.ofMillis(10));
            looked += guess(i).isZero() ? 1 : 0;
        }

        assertThat(looked).isBetween(9, 13);
    }

    private Duration guess(int number) {
        return failures.judge(new LoginAttempt("a", "guess " + number, () -> WRONG));
    }

    private Duration right(String key) {
        return failures.judge(new LoginAttempt(key, "right", () -> RIGHT));
    }

    /** Another wrong password each time. */
    private Duration wrong(String key) {
        return failures.judge(new LoginAttempt(key, "wrong " + ++passwords, () -> WRONG));
    }

    private void fail(String key, int times) {
        IntStream.range(0, times).forEach(i -> wrong(key));
    }
}
