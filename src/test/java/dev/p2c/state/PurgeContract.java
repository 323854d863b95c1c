package dev.p2c.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

abstract class PurgeContract extends OpenState {

    @Test
    void oldPayloadsAreReducedAndRecentPayloadsStay() {
        state.commit(failed(rejected("ACC-1", "old"), rejected("ACC-2", "tried again")));
        clock.advance(Duration.ofDays(20));
        state.commit(failed(rejected("ACC-2", "tried again"), rejected("ACC-3", "young")));
        Instant before = clock.instant().minus(Duration.ofDays(10));

        assertThat(state.purge().payloads("another-task", before, row -> "{}")).isZero();
        assertThat(state.purge().payloads(TASK, before, row -> "{}")).isEqualTo(1);
        assertThat(state.purge().payloads(TASK, before, row -> "{}")).isZero();

        var found = state.failures().find(TASK, COMPANY, List.of("ACC-1", "ACC-2", "ACC-3"));
        assertThat(found.get("ACC-1").sourceRow()).isEqualTo("{}");
        assertThat(found.get("ACC-2").sourceRow()).contains("Contoso");
        assertThat(found.get("ACC-3").sourceRow()).contains("Contoso");
        assertThat(TestDatabase.dump(settings, "failure").lines().filter(l -> l.contains("ACC-1")))
                .noneMatch(line -> line.contains("Contoso"));
    }

    @Test
    void moreThanAPageOfOldPayloadsIsCut() {
        NewFailure[] many = new NewFailure[1201];
        for (int i = 0; i < many.length; i++) {
            many[i] = rejected("ACC-" + i, "reason");
        }
        state.commit(failed(many));
        clock.advance(Duration.ofDays(1));

        assertThat(state.purge().payloads(TASK, clock.instant(), row -> "{}")).isEqualTo(1201);
    }

    @Test
    void oldRunsAreRemovedExceptTheLastOfEachDirectionAndRunningOnes() {
        state.runs().finish(runId, RunStatus.DONE, "");
        state.commit(written(entries(0, 1)));
        long second = state.runs().start("accounts", COMPANY, "schedule", START);
        state.runs().finish(second, RunStatus.DONE, "");
        long third = state.runs().start("accounts", COMPANY, "schedule", START);
        state.runs().finish(third, RunStatus.FAILED, "away");
        long running = state.runs().start("products", COMPANY, "schedule", START);

        assertThat(state.purge().runs(START)).isZero();
        assertThat(state.purge().runs(START.plusSeconds(1))).isEqualTo(1);

        assertThat(state.runs().latest(9))
                .extracting(RunRecord::id)
                .containsExactly(running, third, runId);
    }

    @Test
    void theCountsOfAnOldRunAreRemovedWithIt() {
        state.commit(written(entries(0, 1)));
        state.runs().finish(runId, RunStatus.DONE, "");
        long last = state.runs().start("accounts", COMPANY, "schedule", START);
        Counts counts = new Counts(1, 0, 1, 0, 0, 0, 0);
        state.commit(BatchOutcome.of(TASK, COMPANY, last).withCounts(counts));
        state.runs().finish(last, RunStatus.DONE, "");
        assertThat(state.runs().counts(runId)).containsOnlyKeys(TASK);

        assertThat(state.purge().runs(START.plusSeconds(1))).isEqualTo(1);

        assertThat(state.runs().counts(runId)).isEmpty();
        assertThat(state.runs().lastByTask().get(TASK).run().id()).isEqualTo(last);
    }

    @Test
    void anEditStaysWhileItsRowWaitsOrItsTimeIsNotOver() {
        state.commit(failed(rejected("ACC-1", "long"), rejected("ACC-2", "long")));
        for (String key : List.of("ACC-1", "ACC-2")) {
            state.edits().put(failure(key), "{\"name\":\"short\"}", "ann");
        }
        state.commit(batch(List.of(entry("ACC-1", "h")), List.of(), List.of("ACC-1")));
        clock.advance(Duration.ofDays(1));

        assertThat(state.purge().edits(START)).isZero();
        assertThat(state.purge().edits(clock.instant())).isEqualTo(1);
        assertThat(state.edits().of(TASK, COMPANY)).containsOnlyKeys("ACC-2");
    }

    @Test
    void anEditGoesWithItsSourceRowOrWithTheVersionThatWasEdited() {
        state.commit(failed(rejected("ACC-1", "long"), rejected("ACC-2", "long")));
        RowEdit[] edits = new RowEdit[2];
        for (int i = 0; i < 2; i++) {
            state.edits().put(failure("ACC-" + (i + 1)), "{\"name\":\"short\"}", "ann");
            edits[i] = state.edits().find(TASK, COMPANY, "ACC-" + (i + 1)).orElseThrow();
        }
        clock.advance(Duration.ofSeconds(1));
        state.edits().put(failure("ACC-2"), "{\"name\":\"shorter\"}", "ann");

        state.edits().remove(edits[0]);
        state.edits().remove(edits[1]);
        assertThat(state.edits().of(TASK, COMPANY)).containsOnlyKeys("ACC-2");

        LedgerEntry away = LedgerEntry.written(TASK, COMPANY, "ACC-2", "h");
        state.commit(
                batch(
                        List.of(
                                new LedgerEntry(
                                        TASK,
                                        COMPANY,
                                        "ACC-2",
                                        away.state(),
                                        "h",
                                        SourceVersion.UNKNOWN,
                                        true,
                                        null,
                                        null,
                                        null)),
                        List.of(),
                        List.of("ACC-2")));
        assertThat(state.purge().edits(START)).isEqualTo(1);
    }

    @Test
    void oldLinesOfTheLogAreRemoved() {
        state.operatorLines().add("ann", "here", "retry", "failure 1", "");
        clock.advance(Duration.ofDays(1));
        state.operatorLines().add("ann", "here", "retry", "failure 2", "");

        assertThat(state.operatorLines().purge(clock.instant())).isEqualTo(1);
        assertThat(state.operatorLines().page(START, 0, 9))
                .extracting(OperatorLine::subject)
                .containsExactly("failure 2");
    }

    private Failure failure(String key) {
        return state.failures().find(TASK, COMPANY, List.of(key)).get(key);
    }
}
