package dev.p2c.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.state.PassRequest.Action;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

abstract class PausesContract extends OpenState {

    private Pause pause(String process, String who) {
        return Pause.begin("accounts", process, clock.instant(), who, "command line", "month-end");
    }

    @Test
    void aPauseKeepsItsFirstWordsUntilItEnds() {
        assertThat(state.pauses().begin(pause("", "maria"))).isTrue();
        assertThat(state.pauses().begin(pause("", "peter"))).isFalse();
        assertThat(state.pauses().of("accounts").orElseThrow().text())
                .isEqualTo("paused by maria since 2026-07-01T10:15:00Z: month-end");
        assertThat(state.pauses().resumed()).isEmpty();

        clock.advance(Duration.ofMinutes(1));
        assertThat(state.pauses().end("accounts")).isTrue();
        assertThat(state.pauses().end("accounts")).isFalse();

        assertThat(state.pauses().all()).isEmpty();
        assertThat(state.pauses().resumed()).isEqualTo(Map.of("accounts", START.plusSeconds(60)));
        assertThat(state.pauses().begin(pause("", "peter"))).isTrue();
        assertThat(state.pauses().of("accounts").orElseThrow().who()).isEqualTo("peter");
    }

    @Test
    void thePauseOfAProcessIsVoidOnceAScheduledPassHasCome() {
        assertThat(state.pauses().begin(pause("process 1", "Quartz tab"))).isTrue();
        assertThat(state.pauses().of("accounts")).isPresent();
        clock.advance(Duration.ofSeconds(1));
        state.runs().start("accounts", COMPANY, "command", clock.instant());
        assertThat(state.pauses().of("accounts")).isPresent();

        state.runs().start("accounts", COMPANY, "schedule", clock.instant());

        assertThat(state.pauses().of("accounts")).isEmpty();
        assertThat(state.pauses().ofProcesses()).hasSize(1);
        assertThat(state.pauses().end("accounts", "process 1")).isTrue();
        assertThat(state.pauses().ofProcesses()).isEmpty();
    }

    @Test
    void thePauseOfAPersonCountsBeforeThatOfAProcess() {
        boolean unused = state.pauses().begin(pause("process 1", "Quartz tab"));
        boolean unusedToo = state.pauses().begin(pause("", "maria"));

        assertThat(state.pauses().of("accounts").orElseThrow().who()).isEqualTo("maria");
    }

    @Test
    void aRequestIsTakenOnceAndAnswered() {
        long id = state.requests().ask("accounts", Action.RUN, "maria", "command line");
        assertThat(state.requests().open()).extracting(PassRequest::id).containsExactly(id);

        assertThat(state.requests().take(id)).isTrue();
        assertThat(state.requests().take(id)).isFalse();
        assertThat(state.requests().withdraw(id)).isFalse();
        assertThat(state.requests().open()).isEmpty();
        state.requests().answer(id, "DONE", "3 read");

        PassRequest done = state.requests().find(id).orElseThrow();
        assertThat(done.isDone()).isTrue();
        assertThat(done.outcome()).isEqualTo("DONE");
        assertThat(done.answer()).isEqualTo("3 read");
    }

    @Test
    void aRequestThatNobodyTookIsWithdrawnAndOldOnesAreForgotten() {
        long old = state.requests().ask("accounts", Action.STOP, "maria", "");
        clock.advance(Duration.ofHours(2));
        long id = state.requests().ask("accounts", Action.RUN, "maria", "");

        assertThat(state.requests().find(old)).isEmpty();
        assertThat(state.requests().withdraw(id)).isTrue();
        assertThat(state.requests().find(id)).isEmpty();
    }

    @Test
    void pagesOfRunsAreFilteredAndCounted() {
        long first = run("orders", "usmf,demf", 2);
        clock.advance(Duration.ofHours(1));
        long second = run("orders", "demf", 3);
        long third = run("products", "usmf", 0);
        RunFilter orders =
                new RunFilter(
                        Optional.of("orders"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false);
        RunFilter eventful =
                new RunFilter(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        true);
        RunFilter lately =
                new RunFilter(
                        Optional.empty(),
                        Optional.of("usmf"),
                        Optional.of(START.plusSeconds(60)),
                        Optional.of(START.plusSeconds(7200)),
                        false);

        assertThat(ids(orders)).containsExactly(second, first);
        assertThat(ids(lately)).containsExactly(third);
        assertThat(ids(eventful)).contains(second, first).doesNotContain(third);
        assertThat(state.runPages().count(RunFilter.ALL)).isEqualTo(4);
        assertThat(state.runPages().page(RunFilter.ALL, 1, 1))
                .extracting(RunRecord::id)
                .containsExactly(second);
        assertThat(state.runPages().counts(List.of(first, third)))
                .isEqualTo(Map.of(first, new Counts(2, 2, 0, 0, 0, 0, 0)));
        assertThat(state.runPages().latest(List.of("orders", "none"), 1))
                .containsOnlyKeys("orders");
        assertThat(state.runPages().firstOf("orders")).contains(START);
    }

    @Test
    void rowsAreCountedByTheHourInWhichTheirRunBegan() {
        run("accounts", COMPANY, 2);
        run("accounts", COMPANY, 1);
        clock.advance(Duration.ofHours(1));
        run("accounts", COMPANY, 5);

        assertThat(state.runPages().hours(START.minusSeconds(3600)))
                .containsExactly(
                        new HourCounts(
                                START.minusSeconds(900), TASK, new Counts(3, 3, 0, 0, 0, 0, 0)),
                        new HourCounts(
                                START.plusSeconds(2700), TASK, new Counts(5, 5, 0, 0, 0, 0, 0)));
    }

    @Test
    void whatARunHasReadIsKnownUntilTheWatermarkIsForgotten() {
        state.watermarks().put(TASK, COMPANY, START);
        long id = state.runs().start("accounts", COMPANY, "schedule", START);
        state.runs()
                .finish(
                        id,
                        RunStatus.DONE,
                        "",
                        new AllRead(START.plusSeconds(1), Map.of(TASK, List.of(COMPANY))));

        assertThat(state.watermarks().knownAcross())
                .contains(new KnownAcross(TASK, COMPANY, START.plusSeconds(1), START, null));
        state.watermarks().forget(TASK, COMPANY);
        assertThat(state.watermarks().knownAcross())
                .contains(new KnownAcross(TASK, COMPANY, null, null, null));
    }

    private List<Long> ids(RunFilter filter) {
        assertThat(state.runPages().page(filter, 0, 10))
                .hasSize((int) state.runPages().count(filter));
        return state.runPages().page(filter, 0, 10).stream().map(RunRecord::id).toList();
    }

    private long run(String direction, String company, int created) {
        long id = state.runs().start(direction, company, "schedule", clock.instant());
        if (created > 0) {
            Counts counts = new Counts(created, created, 0, 0, 0, 0, 0);
            state.commit(BatchOutcome.of(TASK, COMPANY, id).withCounts(counts));
        }
        state.runs().finish(id, RunStatus.DONE, "");
        return id;
    }
}
