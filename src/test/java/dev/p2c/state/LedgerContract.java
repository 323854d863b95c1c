package dev.p2c.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

abstract class LedgerContract extends OpenState {

    @Test
    void committedEntriesAreFoundByTheirKeys() {
        LedgerEntry full =
                LedgerEntry.written(TASK, COMPANY, "1", "h")
                        .from(SourceVersion.etag("W/\"s\""))
                        .inTarget("id", "W/\"t\"")
                        .withBase("{}");
        LedgerEntry bare = LedgerEntry.unsure(TASK, COMPANY, "2");
        state.commit(written(List.of(full, bare)));

        assertThat(state.ledger().find(TASK, COMPANY, List.of("1", "2", "3")))
                .containsOnlyKeys("1", "2")
                .containsEntry("1", full)
                .containsEntry("2", bare);
        assertThat(state.ledger().find(TASK, COMPANY, List.of())).isEmpty();
    }

    @Test
    void rowsOfAFirstTaskThatTheSecondDoesNotKnowAreBetweenThem() {
        state.commit(
                written(
                        List.of(
                                LedgerEntry.unsure(TASK, COMPANY, "1"),
                                LedgerEntry.unsure(TASK, COMPANY, "2"),
                                LedgerEntry.unsure(TASK, COMPANY, "3"),
                                LedgerEntry.skipped(TASK, COMPANY, "4"))));
        assertThat(state.ledger().between(TASK, "second", false, COMPANY)).isEqualTo(3);

        state.commit(
                BatchOutcome.of("second", COMPANY, runId)
                        .withWritten(
                                List.of(
                                        LedgerEntry.unsure("second", COMPANY, "1"),
                                        LedgerEntry.skipped("second", COMPANY, "2"))));

        assertThat(state.ledger().between(TASK, "second", false, COMPANY)).isEqualTo(1);
        assertThat(state.ledger().between(TASK, "second", false, "demf")).isZero();
    }

    @Test
    void keysOfTheSecondTaskMayHaveOneValueMore() {
        state.commit(
                written(
                        List.of(
                                LedgerEntry.unsure(TASK, COMPANY, "1"),
                                LedgerEntry.unsure(TASK, COMPANY, "2"))));
        state.commit(
                BatchOutcome.of("second", COMPANY, runId)
                        .withWritten(
                                List.of(
                                        LedgerEntry.unsure("second", COMPANY, "1|x\\|y\\\\"),
                                        LedgerEntry.unsure("second", COMPANY, "3|x"))));

        assertThat(state.ledger().between(TASK, "second", true, COMPANY)).isEqualTo(1);
    }

    @Test
    void fiveThousandKeysAreFoundAtOnceWithoutUnknownKeys() {
        state.commit(written(entries(0, 4000)));
        List<String> keys =
                IntStream.range(0, 5000).mapToObj(i -> "ACC-%05d".formatted(i)).toList();

        assertThat(state.ledger().find(TASK, COMPANY, keys))
                .hasSize(4000)
                .containsEntry("ACC-03999", entry("ACC-03999", "hash-3999"))
                .doesNotContainKey("ACC-04000");
        assertThat(state.ledger().sweptVersions(TASK, COMPANY, keys))
                .hasSize(4000)
                .containsEntry("ACC-00000", "W/\"1\"");
    }

    @Test
    void writingARowAgainReplacesItsEntry() {
        state.commit(written(entries(0, 3)));
        LedgerEntry newer =
                LedgerEntry.written(TASK, COMPANY, "ACC-00001", "new").inTarget("id", "W/2");
        state.commit(written(List.of(newer, entry("ACC-00007", "first"))));

        assertThat(state.ledger().find(TASK, COMPANY, List.of("ACC-00000", "ACC-00001")))
                .containsEntry("ACC-00000", entry("ACC-00000", "hash-0"))
                .containsEntry("ACC-00001", newer);
        assertThat(state.ledger().count(TASK, COMPANY)).isEqualTo(4);
        assertThat(state.ledger().hasWritten(TASK, COMPANY)).isTrue();
    }

    @Test
    void theLastEntryOfAKeyInOneBatchWins() {
        state.commit(written(List.of(entry("A", "first"), entry("A", "last"))));

        assertThat(state.ledger().find(TASK, COMPANY, List.of("A")).get("A").hash())
                .isEqualTo("last");
    }

    @Test
    void keysDifferByCaseAndByTrailingBlanks() {
        state.commit(written(List.of(entry("a", "1"), entry("A", "2"), entry("a ", "3"))));

        assertThat(state.ledger().find(TASK, COMPANY, List.of("a", "A", "a "))).hasSize(3);
    }

    @Test
    void forgettingATaskOfOneCompanyLeavesTheOthersAlone() {
        state.commit(written(entries(0, 10)));
        LedgerEntry elsewhere = LedgerEntry.written(TASK, "demf", "ACC-00001", "h");
        state.commit(BatchOutcome.of(TASK, "demf", runId).withWritten(List.of(elsewhere)));
        assertThat(state.ledger().isEmpty(TASK, COMPANY)).isFalse();

        state.ledger().forget(TASK, COMPANY);

        assertThat(state.ledger().isEmpty(TASK, COMPANY)).isTrue();
        assertThat(state.ledger().count(TASK, COMPANY)).isZero();
        assertThat(state.ledger().hasWritten(TASK, COMPANY)).isFalse();
        assertThat(state.ledger().find(TASK, "demf", List.of("ACC-00001")))
                .containsEntry("ACC-00001", elsewhere);
    }

    @Test
    void aSecondStateOnTheSameDatabaseSeesWhatTheFirstCommitted() {
        state.commit(written(entries(0, 5)));

        try (State second = State.open(settings, clock)) {
            assertThat(second.ledger().count(TASK, COMPANY)).isEqualTo(5);
        }
    }
}
