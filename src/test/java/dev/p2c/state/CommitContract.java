package dev.p2c.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

abstract class CommitContract extends OpenState {

    private static final long NO_RUN = 4711;

    @Test
    void aBatchThatFailsAtItsEndLeavesNothingBehind() {
        state.commit(failed(rejected("OLD", "no group")));
        BatchOutcome batch =
                batch(entries(0, 100), List.of(rejected("NEW", "no group")), List.of("OLD"));

        assertThatThrownBy(() -> state.commit(of(NO_RUN, batch)))
                .isInstanceOf(IllegalStateException.class);

        assertThat(state.ledger().isEmpty(TASK, COMPANY)).isTrue();
        assertThat(state.failures().find(TASK, COMPANY, List.of("OLD", "NEW")))
                .containsOnlyKeys("OLD");
        assertThat(state.runs().counts(runId)).containsEntry(TASK, counts(1, 0, 1));
        state.commit(batch);
        assertThat(state.ledger().count(TASK, COMPANY)).isEqualTo(100);
    }

    @Test
    void oneBatchMaySettleRowsAndFailOthers() {
        state.commit(failed(rejected("A", "first"), rejected("B", "first")));
        state.commit(
                batch(List.of(entry("A", "h")), List.of(rejected("B", "again")), List.of("A")));

        assertThat(state.failures().list(FailureFilter.all(10)))
                .extracting(Failure::key, Failure::attempts)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("B", 2));
    }

    @Test
    void aKeyThatIsSettledAndFailsInTheSameBatchHasFailed() {
        state.commit(failed(rejected("A", "first")));
        state.commit(batch(List.of(), List.of(rejected("A", "again")), List.of("A")));

        assertThat(state.failures().find(TASK, COMPANY, List.of("A")).get("A").attempts())
                .isEqualTo(2);
    }

    @Test
    void manyBatchesAtOnceAreAllCountedAndStored() {
        List<CompletableFuture<Void>> commits =
                IntStream.range(0, 40)
                        .mapToObj(
                                i ->
                                        CompletableFuture.runAsync(
                                                () ->
                                                        state.commit(
                                                                written(
                                                                        entries(
                                                                                i * 50,
                                                                                i * 50 + 50)))))
                        .toList();
        commits.forEach(CompletableFuture::join);

        assertThat(state.ledger().count(TASK, COMPANY)).isEqualTo(2000);
        assertThat(state.runs().counts(runId)).containsEntry(TASK, counts(2000, 2000, 0));
    }

    @Test
    void twoBatchesWithTheSameKeysDoNotDeadlock() {
        List<CompletableFuture<Void>> commits =
                IntStream.range(0, 20)
                        .mapToObj(
                                i ->
                                        CompletableFuture.runAsync(
                                                () ->
                                                        state.commit(
                                                                batch(
                                                                        entries(0, 50),
                                                                        List.of(
                                                                                rejected("X", "x"),
                                                                                rejected("Y", "y")),
                                                                        List.of()))))
                        .toList();
        commits.forEach(CompletableFuture::join);

        assertThat(state.ledger().count(TASK, COMPANY)).isEqualTo(50);
        assertThat(state.failures().list(FailureFilter.all(10)))
                .extracting(Failure::attempts)
                .containsExactly(20, 20);
    }

    @Test
    void hostileTextInAnyColumnIsKeptAsFarAsADatabaseCanAndHarmsNoOtherRow() {
        String hostile = "O'Neil')/\r\n--batch\u0000\uD800x\uD83D\uDE00\u202E\\u0000%_";
        String huge = hostile + "x".repeat(1_000_000);
        for (String text : List.of(hostile, huge)) {
            NewFailure failure = hostileFailure(text);
            state.commit(
                    batch(
                            List.of(hostileEntry(text), entry("good", "h")),
                            List.of(failure),
                            List.of()));

            assertThat(state.ledger().find(TASK, COMPANY, List.of(text, "good")))
                    .containsOnlyKeys(text, "good");
            Failure stored =
                    state.failures().find(TASK, COMPANY, List.of("F" + text)).get("F" + text);
            assertThat(stored.reason()).startsWith("O'Neil')/\r\n--batch\uFFFD\uFFFDx\uD83D\uDE00");
            assertThat(stored.sourceRow()).hasSize(text.length());
            assertThat(state.failures().find(TASK, COMPANY, List.of(stored.key())))
                    .containsKey(stored.key());
            assertThat(
                            state.failures()
                                    .list(
                                            new FailureFilter(
                                                    Optional.of(TASK),
                                                    Optional.empty(),
                                                    Optional.empty(),
                                                    Optional.of("F" + text),
                                                    5)))
                    .hasSize(1);
        }
    }

    private static LedgerEntry hostileEntry(String text) {
        return LedgerEntry.written(TASK, COMPANY, text, "h")
                .from(SourceVersion.etag(text))
                .inTarget(text, text);
    }

    private static NewFailure hostileFailure(String text) {
        return new NewFailure(
                "F" + text, FailureKind.REJECTED, text, text, text, text, text, null, "v1", null);
    }

    private static Counts counts(long read, long created, long rejected) {
        return new Counts(read, created, 0, 0, 0, 0, rejected);
    }

    private static BatchOutcome of(long runId, BatchOutcome batch) {
        return BatchOutcome.of(batch.task(), batch.company(), runId)
                .withWritten(batch.written())
                .withFailures(batch.failures())
                .withSettled(batch.settled())
                .withCounts(batch.counts());
    }
}
