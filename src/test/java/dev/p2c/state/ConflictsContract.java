package dev.p2c.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

abstract class ConflictsContract extends OpenState {

    private static final String TWIN = "customers-to-accounts";

    @Test
    void aSettledConflictIsKeptWithAllItsValuesUntilItIsPurged() {
        commit(List.of(), List.of(), settled("A"), settled("B"));
        clock.advance(Duration.ofDays(2));
        commit(List.of(), List.of(), settled("C"));

        assertThat(state.conflicts().settled(Optional.of(TASK), 1)).hasSize(1);
        Conflict first = state.conflicts().settled(Optional.empty(), 10).get(2);
        assertThat(first)
                .isEqualTo(
                        new Conflict(
                                first.id(),
                                TASK,
                                COMPANY,
                                "A",
                                runId,
                                START,
                                "City",
                                "Oslo",
                                "Bergen",
                                "Kiel",
                                Winner.SOURCE));
        assertThat(state.conflicts().counts()).isEqualTo(Map.of(TASK, 3L));
        assertThat(state.conflicts().purge(START.plusSeconds(1))).isEqualTo(2);
        assertThat(state.conflicts().counts()).isEqualTo(Map.of(TASK, 1L));
    }

    @Test
    void waitingConflictsAreReplacedByEachComparisonAndRemovedWhenSettled() {
        NewFailure waits = failure("A", FailureKind.CONFLICT, "both", "", null);
        commit(List.of(waits), List.of(), open("A", "Kiel"), open("B", "Kiel"));
        commit(List.of(waits), List.of(), open("A", "Bremen"));

        assertThat(state.conflicts().open(TASK, COMPANY, "A"))
                .extracting(Conflict::target)
                .containsExactly("Bremen");
        assertThat(state.failureCounts().waiting().get(TASK))
                .isEqualTo(new WaitingRows(0, 0, 1, START));

        commit(List.of(), List.of("A"), settled("A"));
        assertThat(state.conflicts().open(TASK, COMPANY, "A")).isEmpty();
        assertThat(state.conflicts().open(TASK, COMPANY, "B")).hasSize(1);
        assertThat(state.conflicts().settled(Optional.empty(), 10)).hasSize(1);
    }

    @Test
    void aPersonDecidesOnlyConflicts() {
        commit(
                List.of(failure("A", FailureKind.CONFLICT, "both", "", null), rejected("B", "no")),
                List.of());
        state.conflicts().decide(ids(), Winner.TARGET);

        assertThat(find("A").decision()).isEqualTo("TARGET");
        assertThat(find("B").decision()).isEmpty();
    }

    @Test
    void rowsOfATwinAreKnownButNotWritten() {
        LedgerEntry looked =
                LedgerEntry.skipped(TWIN, COMPANY, "A").from(SourceVersion.etag("W/\"source\""));
        state.commit(BatchOutcome.of(TWIN, COMPANY, runId).withWritten(List.of(looked)));
        LedgerEntry a =
                LedgerEntry.seeded(TWIN, COMPANY, "A")
                        .inTarget("id-a", "W/1")
                        .withBase("{\"x\":\"1\"}");
        LedgerEntry b =
                LedgerEntry.seeded(TWIN, COMPANY, "B").inTarget("id-b", "W/2").withBase("{}");
        seed(true, a, b);
        seed(true, a, b);

        Map<String, LedgerEntry> twins = state.ledger().find(TWIN, COMPANY, List.of("A", "B"));
        assertThat(twins.get("A")).isEqualTo(a.from(SourceVersion.etag("W/\"source\"")));
        assertThat(twins.get("B")).isEqualTo(b);
        assertThat(twins.values()).allMatch(LedgerEntry::isKnown).noneMatch(LedgerEntry::isWritten);
        assertThat(state.ledger().count(TWIN, COMPANY)).isZero();
        assertThat(state.ledger().isEmpty(TWIN, "demf")).isTrue();
    }

    /** Both directions wrote an order at once: the twin recorded its row before it was seeded. */
    @Test
    void rowsThatTheTwinWroteItselfStayUnlessSeedsReplaceThem() {
        LedgerEntry own =
                LedgerEntry.written(TWIN, COMPANY, "A", "hash")
                        .from(SourceVersion.etag("W/\"source\""))
                        .inTarget("id-a", "W/2")
                        .withBase("{}");
        state.commit(BatchOutcome.of(TWIN, COMPANY, runId).withWritten(List.of(own)));
        LedgerEntry older = LedgerEntry.seeded(TWIN, COMPANY, "A").inTarget("id-a", "W/1");

        seed(false, older);
        assertThat(state.ledger().find(TWIN, COMPANY, List.of("A"))).containsValue(own);

        seed(true, older);
        assertThat(state.ledger().count(TWIN, COMPANY)).isZero();
    }

    private void seed(boolean replace, LedgerEntry... seeds) {
        state.commit(BatchOutcome.of(TASK, COMPANY, runId).withSeeds(List.of(seeds), replace));
    }

    private void commit(
            List<NewFailure> failures, List<String> settledKeys, NewConflict... conflicts) {
        state.commit(
                BatchOutcome.of(TASK, COMPANY, runId)
                        .withFailures(failures)
                        .withSettled(settledKeys, Resolution.WRITTEN)
                        .withConflicts(List.of(conflicts)));
    }

    private static NewConflict settled(String key) {
        return new NewConflict(key, "City", "Oslo", "Bergen", "Kiel", Winner.SOURCE);
    }

    private static NewConflict open(String key, String target) {
        return new NewConflict(key, "City", null, "Bergen", target, Winner.NOBODY);
    }

    private List<Long> ids() {
        return state.failures().list(FailureFilter.all(10)).stream().map(Failure::id).toList();
    }

    private Failure find(String key) {
        return state.failures().find(TASK, COMPANY, List.of(key)).get(key);
    }
}
