package dev.p2c.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.state.RunStatus;
import dev.p2c.state.State;
import dev.p2c.state.StateSettings;
import dev.p2c.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The schedule of every five minutes; the clock begins at 10:00. */
class ScheduleTest {

    private final TestClock clock = TestClock.standing();
    private final Schedule schedule = new Schedule("accounts", "0 0/5 * * * ?");
    private State state;
    private DirectionLeases leases;

    @BeforeEach
    void open() {
        String url = "jdbc:h2:mem:schedule" + System.nanoTime();
        state = State.open(new StateSettings(url, "", "", 4), clock);
        leases = new DirectionLeases(state, clock, new StopRequest());
    }

    @AfterEach
    void close() {
        leases.close();
        state.close();
    }

    @Test
    void aDirectionIsLateOnceTwoPassesThatWereDueHaveNotCome() {
        pass(Duration.ofSeconds(10));

        after("PT10M");
        assertThat(late(null)).isFalse();
        after("PT20S");
        assertThat(late(null)).isTrue();
        assertThat(schedule.lateness(state, null, clock.instant()).orElseThrow())
                .contains("no pass since 2026-07-01T10:00:10Z", "due 2 times", "0 0/5 * * * ?");
        after("PT1H");
        assertThat(schedule.missed(state, null, clock.instant())).isEqualTo(14);
    }

    @Test
    void aPassThatWasNeverRunIsLateSinceTheProcessStarted() {
        Instant start = clock.instant();
        after("PT9M");
        assertThat(late(start)).isFalse();
        after("PT2M");

        assertThat(late(start)).isTrue();
        assertThat(late(null)).as("nobody knows since when").isFalse();
    }

    @Test
    void aLongPassUnderWayIsNotLate() {
        Runs runs =
                new Runs(
                        state,
                        new DirectionsInForce(state, leases, id -> Optional.empty()),
                        List.of("usmf"),
                        clock);
        Run run = runs.begin("accounts", RunOptions.SCHEDULED);
        after("PT3H");

        assertThat(late(null)).isFalse();

        runs.end(run);
        assertThat(late(null)).isFalse();
        after("PT11M");
        assertThat(late(null)).isTrue();
    }

    @Test
    void aPassWhoseProcessDiedIsLate() {
        state.runs().start("accounts", "usmf", "schedule", clock.instant());
        after("PT11M");

        assertThat(late(null)).isTrue();
    }

    @Test
    void aScheduleThatPausesAtNightIsNotLateAtNight() {
        Schedule byDay = new Schedule("accounts", "0 0 8-10 ? * *");
        pass(Duration.ZERO);
        after("PT21H");
        assertThat(byDay.lateness(state, null, clock.instant())).isEmpty();
        after("PT26H");

        assertThat(byDay.lateness(state, null, clock.instant())).isPresent();
    }

    @Test
    void aTriggerThatIsNoScheduleIsNeverLate() {
        pass(Duration.ZERO);
        after("P30D");

        assertThat(new Schedule("accounts", "file:inbox").lateness(state, null, clock.instant()))
                .isEmpty();
    }

    private boolean late(Instant notBefore) {
        return schedule.lateness(state, notBefore, clock.instant()).isPresent();
    }

    private void after(String duration) {
        clock.advance(Duration.parse(duration));
    }

    private void pass(Duration taking) {
        long id = state.runs().start("accounts", "usmf", "schedule", clock.instant());
        clock.advance(taking);
        state.runs().finish(id, RunStatus.DONE, "");
    }
}
