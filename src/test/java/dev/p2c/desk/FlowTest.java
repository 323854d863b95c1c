package dev.p2c.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.state.AllRead;
import dev.p2c.state.BatchOutcome;
import dev.p2c.state.Counts;
import dev.p2c.state.FailureKind;
import dev.p2c.state.NewFailure;
import dev.p2c.state.RunStatus;
import dev.p2c.state.State;
import dev.p2c.state.StateSettings;
import dev.p2c.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FlowTest {

    private static final String TASK = "accounts-to-customers";
    private static final String COMPANY = "usmf";
    private static final Operator MARIA = new Operator("maria", "Hawtio 127.0.0.1");

    private final TestClock clock = TestClock.standing();
    private State state;
    private Flow flow;
    private Pauses pauses;

    @BeforeEach
    void open() {
        String url = "jdbc:h2:mem:flow" + System.nanoTime();
        state = State.open(new StateSettings(url, "", "", 4), clock);
        flow = new Flow(state, List.of(COMPANY), id -> Optional.empty(), null, clock);
        pauses = new Pauses(state, clock);
    }

    @AfterEach
    void close() {
        state.close();
    }

    private static FlowDirection direction(String mode) {
        return new FlowDirection(
                "accounts",
                "Accounts become customers",
                "sales",
                "finance",
                "sales > finance",
                mode,
                "0 0/5 * * * ?",
                List.of(TASK),
                "");
    }

    private Arrow arrow() {
        return flow.arrows(List.of(direction("live"))).get(0);
    }

    private long run(RunStatus status, String error, boolean isComplete, NewFailure... failures) {
        long id = state.runs().start("accounts", COMPANY, "schedule", clock.instant());
        Instant start = clock.instant();
        clock.advance(Duration.ofSeconds(2));
        state.commit(
                BatchOutcome.of(TASK, COMPANY, id)
                        .withCounts(new Counts(3, 2, 1, 0, 0, 0, failures.length))
                        .withFailures(List.of(failures)));
        Map<String, List<String>> read = isComplete ? Map.of(TASK, List.of(COMPANY)) : Map.of();
        state.runs().finish(id, status, error, new AllRead(start, read));
        return id;
    }

    private static NewFailure failure(String key) {
        return new NewFailure(
                key, FailureKind.REJECTED, "Name", "too long", "", "", "{}", "h", "v", null);
    }

    @Test
    void aDirectionWithoutAPassHasNeverRunAndItsAgeIsUnknown() {
        Arrow arrow = arrow();

        assertThat(arrow.state()).isEqualTo(FlowState.NEVER);
        assertThat(arrow.oldestChangeSeconds()).isEqualTo(-1);
        assertThat(arrow.nextAt()).isPresent();
    }

    @Test
    void oldRowsOfAFirstPassHaveNotWaitedBeforeIt() {
        state.runs().start("accounts", COMPANY, "schedule", clock.instant());
        state.watermarks().put(TASK, COMPANY, clock.instant().minus(Duration.ofDays(208)));
        clock.advance(Duration.ofSeconds(13));

        assertThat(arrow().oldestChangeSeconds()).isEqualTo(13);
    }

    @Test
    void aGoodPassFlowsAndTellsItsRows() {
        run(RunStatus.DONE, "", true);

        Arrow arrow = arrow();

        assertThat(arrow.state()).isEqualTo(FlowState.FLOWING);
        assertThat(arrow.rowsToday()).isEqualTo(3);
        assertThat(arrow.oldestChangeSeconds()).isEqualTo(2);
        assertThat(arrow.lastEndedAt()).contains(clock.instant());
    }

    @Test
    void theAgeGrowsWhilePassesFailAndFallsWithTheNextGoodOne() {
        run(RunStatus.DONE, "", true);
        clock.advance(Duration.ofMinutes(5));
        run(RunStatus.FAILED, "usmf: finance: no answer", false);

        assertThat(arrow().state()).isEqualTo(FlowState.FAILED);
        assertThat(arrow().stateText()).contains("finance: no answer");
        assertThat(arrow().oldestChangeSeconds()).isEqualTo(304);

        clock.advance(Duration.ofMinutes(5));
        run(RunStatus.DONE, "", true);
        assertThat(arrow().oldestChangeSeconds()).isEqualTo(2);
    }

    @Test
    void aTaskThatNeverReadEveryChangeCountsFromItsFirstRun() {
        run(RunStatus.FAILED, "no answer", false);
        clock.advance(Duration.ofMinutes(1));

        assertThat(arrow().oldestChangeSeconds()).isEqualTo(62);
    }

    @Test
    void aWaitingRowCountsFromItsFirstFailureHoweverOftenPassesEnd() {
        run(RunStatus.INCOMPLETE, "", true, failure("ACC-1"));
        clock.advance(Duration.ofMinutes(5));
        run(RunStatus.INCOMPLETE, "", true, failure("ACC-1"));

        Arrow arrow = arrow();

        assertThat(arrow.state()).isEqualTo(FlowState.INCOMPLETE);
        assertThat(arrow.stateText()).isEqualTo("1 row waits: 1 rejected");
        assertThat(arrow.waiting()).isEqualTo(1);
        assertThat(arrow.oldestChangeSeconds()).isEqualTo(302);
    }

    @Test
    void aPausedDirectionIsPausedAndNeitherLateNorDue() {
        run(RunStatus.DONE, "", true);
        assertThat(pauses.pause("accounts", MARIA, " month-end ")).isTrue();
        clock.advance(Duration.ofHours(3));

        Arrow paused = arrow();

        assertThat(paused.state()).isEqualTo(FlowState.PAUSED);
        assertThat(paused.pausedBy()).isEqualTo("maria");
        assertThat(paused.pauseReason()).isEqualTo("month-end");
        assertThat(paused.stateText())
                .isEqualTo("paused by maria since 2026-07-01T10:00:02Z: month-end");
        assertThat(paused.nextAt()).isEmpty();
        assertThat(paused.oldestChangeSeconds()).isEqualTo(3 * 3600 + 2);

        assertThat(pauses.resume("accounts", MARIA)).isTrue();
        assertThat(arrow().state())
                .as("its next pass is due in five minutes")
                .isEqualTo(FlowState.FLOWING);
        clock.advance(Duration.ofMinutes(11));
        assertThat(arrow().state()).isEqualTo(FlowState.LATE);
    }

    @Test
    void aDirectionWhosePassesDoNotComeIsLate() {
        run(RunStatus.DONE, "", true);
        clock.advance(Duration.ofMinutes(11));

        assertThat(arrow().state()).isEqualTo(FlowState.LATE);
        assertThat(arrow().stateText()).contains("although one was due 2 times");
    }

    @Test
    void aStandstillThatAProcessNotedCountsUntilAScheduledPass() {
        run(RunStatus.DONE, "", true);
        clock.advance(Duration.ofSeconds(1));
        state.notes().of(TASK, COMPANY).keepStandstill("process", "the scheduler is in standby");
        assertThat(arrow().stateText()).isEqualTo("the scheduler is in standby");
        assertThat(arrow().nextAt()).isEmpty();

        clock.advance(Duration.ofSeconds(1));
        run(RunStatus.DONE, "", true);

        assertThat(arrow().state()).isEqualTo(FlowState.FLOWING);
    }

    @Test
    void modesAreStates() {
        assertThat(flow.arrows(List.of(direction("off"), direction("shadow"))))
                .extracting(Arrow::state)
                .containsExactly(FlowState.OFF, FlowState.SHADOW);
    }

    @Test
    void outcomesOfTheLastHoursAreCounted() {
        run(RunStatus.DONE, "", true);
        clock.advance(Duration.ofHours(2));
        run(RunStatus.DONE, "", true);

        assertThat(flow.outcomes(24))
                .extracting(one -> one.counts().created())
                .containsExactly(2L, 2L);
        assertThat(flow.outcomes(1)).hasSize(1);
        assertThat(flow.outcomes(48)).hasSize(2);
    }
}
