package dev.p2c.task.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryRuleTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final RetryRule rule =
            new RetryRule(Clock.fixed(NOW, ZoneOffset.UTC), Duration.ofHours(1));

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 4", "5, 16", "6, 24", "60, 24", "2000000000, 24"})
    void pauseDoublesWithEveryAttemptUpToADay(int attempts, int hours) {
        assertThat(rule.next(attempts)).isEqualTo(NOW.plus(Duration.ofHours(hours)));
    }

    @Test
    void rowIsDueFromItsTimeOnAndNeverWithoutATime() {
        assertThat(rule.isDue(NOW)).isTrue();
        assertThat(rule.isDue(NOW.minusMillis(1))).isTrue();
        assertThat(rule.isDue(NOW.plusMillis(1))).isFalse();
        assertThat(rule.isDue(null)).isFalse();
    }
}
