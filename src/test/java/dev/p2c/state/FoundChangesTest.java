package dev.p2c.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FoundChangesTest {

    private static final Instant MONDAY = Instant.parse("2026-06-01T08:00:00Z");
    private static final Instant FRIDAY = Instant.parse("2026-06-05T20:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    @Test
    void aWeekendIsNoTimeWithoutChanges() {
        assertThat(FoundChanges.workingTime(FRIDAY, MONDAY.plus(Duration.ofDays(7))))
                .isEqualTo(Duration.ofHours(12));
        assertThat(FoundChanges.workingTime(MONDAY, MONDAY.plus(Duration.ofDays(7))))
                .isEqualTo(Duration.ofDays(5));
    }

    @Test
    void aTaskThatFoundChangesEachDayIsSilentAfterThreeDays() {
        FoundChanges daily = daily();

        assertThat(daily.silence(MONDAY.plus(Duration.ofDays(4)), DAY.multipliedBy(2))).isEmpty();
        assertThat(daily.silence(MONDAY.plus(Duration.ofDays(9)), DAY.multipliedBy(2)))
                .contains(Duration.ofDays(5));
        assertThat(daily.silence(MONDAY.plus(Duration.ofDays(9)), Duration.ZERO)).isEmpty();
    }

    @Test
    void aTaskThatFoundChangesOnceAWeekIsSilentAfterTwoWeeks() {
        FoundChanges weekly = FoundChanges.first(MONDAY);
        Instant last = MONDAY;
        for (int week = 1; week < 4; week++) {
            last = MONDAY.plus(Duration.ofDays(7L * week));
            weekly = weekly.and(last);
        }

        assertThat(weekly.silence(last.plus(Duration.ofDays(14)), DAY)).isEmpty();
        assertThat(weekly.silence(last.plus(Duration.ofDays(15)), DAY)).isPresent();
    }

    @Test
    void aTaskThatHardlyEverFoundAChangeIsNeverSilent() {
        FoundChanges twice = FoundChanges.first(MONDAY).and(MONDAY.plus(DAY));

        assertThat(twice.silence(MONDAY.plus(Duration.ofDays(100)), DAY)).isEmpty();
    }

    @Test
    void aLongGapIsForgottenAfterThreeMonths() {
        FoundChanges rare = daily().and(MONDAY.plus(Duration.ofDays(30)));
        assertThat(rare.longest()).isEqualTo(Duration.ofDays(20));

        Instant later = MONDAY.plus(Duration.ofDays(121));
        assertThat(
                        rare.and(MONDAY.plus(Duration.ofDays(32)))
                                .and(later)
                                .and(later.plus(DAY))
                                .longest())
                .isGreaterThan(Duration.ofDays(20));
        assertThat(FoundChanges.parse(rare.text())).isEqualTo(rare);
    }

    private static FoundChanges daily() {
        return FoundChanges.first(MONDAY)
                .and(MONDAY.plus(DAY))
                .and(MONDAY.plus(DAY.multipliedBy(2)));
    }
}
