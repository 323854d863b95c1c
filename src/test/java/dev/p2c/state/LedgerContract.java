package dev.p2c.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

abstract class LedgerContract extends OpenState {

    @Test
    void whatWasCommittedIsFoundByItsKey() {
        LedgerEntry full = new LedgerEntry(TASK, COMPANY, "1", "h", "W/\"s\"", "id", "W/\"t\"");
        LedgerEntry bare = new LedgerEntry(TASK, COMPANY, "2", "h", null, null, null);
        state.commit(written(List.of(full, bare)));

        assertThat(state.ledger().find(TASK, COMPANY, List.of("1", "2", "3")))
                .containsOnlyKeys("1", "2")
                .containsEntry("1", full)
                .containsEntry("2", bare);
        assertThat(state.ledger().find(TASK, COMPANY, List.of())).isEmpty();
    }

    @Test
    void fiveThousandKeysAreFoundAtOnceWithTheOnesNeverWrittenAbsent() {
        state.commit(written(entries(0, 4000)));
        List<String> keys =
                IntStream.range(0, 5000).mapToObj(i -> "ACC-%05d".formatted(i)).toList();

        assertThat(state.ledger().find(TASK, COMPANY, keys))
                .hasSize(4000)
                .containsEntry("ACC-03999", entry("ACC-03999", "hash-3999"))
                .doesNotContainKey("ACC-04000");
        assertThat(state.ledger().sourceEtags(TASK, COMPANY, keys))
                .hasSize(4000)
                .containsEntry("ACC-00000", "W/\"1\"");
    }

    @Test
    void writingARowAgainReplacesItsEntry() {
        state.commit(written(entries(0, 3)));
        LedgerEntry newer = new LedgerEntry(TASK, COMPANY, "ACC-00001", "new", null, "id", "W/2");
        state.commit(written(List.of(newer, entry("ACC-00007", "first"))));

        assertThat(state.ledger().find(TASK, COMPANY, List.of("ACC-00000", "ACC-00001")))
                .containsEntry("ACC-00000", entry("ACC-00000", "hash-0"))
                .containsEntry("ACC-00001", newer);
        assertThat(state.ledger().count(TASK, COMPANY)).isEqualTo(4);
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
        LedgerEntry elsewhere = new LedgerEntry(TASK, "demf", "ACC-00001", "h", null, null, null);
        state.commit(
                new BatchOutcome(
                        TASK,
                        "demf",
                        runId,
                        List.of(elsewhere),
                        List.of(),
                        List.of(),
                        Counts.ZERO));
        assertThat(state.ledger().isEmpty(TASK, COMPANY)).isFalse();

        state.ledger().forget(TASK, COMPANY);

        assertThat(state.ledger().isEmpty(TASK, COMPANY)).isTrue();
        assertThat(state.ledger().count(TASK, COMPANY)).isZero();
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
