package dev.p2c.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

abstract class FailuresContract extends OpenState {

    @Test
    void aRejectedRowIsKeptWithEverythingAPersonNeeds() {
        state.commit(failed(rejected("ACC-1", "no group")));

        Failure failure = state.failures().list(FailureFilter.all(10)).get(0);

        assertThat(failure)
                .isEqualTo(
                        new Failure(
                                failure.id(),
                                TASK,
                                COMPANY,
                                "ACC-1",
                                FailureKind.REJECTED,
                                "CustomerGroupId",
                                "no group",
                                "Infolog: no group",
                                "",
                                "{\"name\":\"Contoso\"}",
                                "source-hash",
                                "v1",
                                1,
                                START,
                                START,
                                null,
                                "",
                                "no group",
                                failure.group(),
                                null));
        assertThat(state.failures().get(failure.id())).contains(failure);
        assertThat(state.failures().get(failure.id() + 1)).isEmpty();
    }

    @Test
    void parkedRowsAreFoundByWhatTheyWaitForWithoutReadingTheOthers() {
        state.commit(
                failed(
                        parked("P-1", "uoms.name=pcs", null),
                        parked("P-2", "uoms.name=pcs", null),
                        parked("P-3", "uoms.name=box", null),
                        rejected("R-1", "no group")));

        assertThat(state.dueFailures().waitedFor(TASK, COMPANY))
                .containsExactlyInAnyOrder("uoms.name=pcs", "uoms.name=box");
        assertThat(keys(state.dueFailures().parkedFor(TASK, COMPANY, List.of("uoms.name=pcs"))))
                .containsExactly("P-1", "P-2");
        assertThat(state.dueFailures().parkedFor(TASK, COMPANY, List.of())).isEmpty();
        assertThat(state.dueFailures().waitedFor("another-task", COMPANY)).isEmpty();
    }

    @Test
    void rowsWithOneReasonAreOneGroup() {
        state.commit(
                failed(
                        parked("P-1", "uoms.name=pcs", null),
                        parked("P-2", "uoms.name=pcs", null),
                        parked("P-3", "uoms.name=box", null),
                        rejected("R-1", "no group"),
                        rejected("R-2", "no group")));

        List<FailureGroup> groups = state.failureCounts().groups(FailureFilter.all(10));

        assertThat(groups)
                .extracting(FailureGroup::waitsFor, FailureGroup::key, FailureGroup::rows)
                .containsExactlyInAnyOrder(
                        tuple("uoms.name=pcs", "P-1", 2L),
                        tuple("uoms.name=box", "P-3", 1L),
                        tuple("", "R-1", 2L));
        assertThat(state.failureCounts().groups(FailureFilter.of("another-task", COMPANY, 10)))
                .isEmpty();
    }

    @Test
    void rowsThatFailedUnderAnotherMappingAreFound() {
        state.commit(failed(rejected("R-1", "no group")));

        assertThat(due("v1")).isEmpty();
        assertThat(keys(due("v2"))).containsExactly("R-1");
    }

    @Test
    void dueRowsAndRowsInConflictAreFoundHoweverManyThereAre() {
        NewFailure later = failure("R-2", FailureKind.REJECTED, "no", "", START.plusSeconds(1));
        state.commit(
                failed(
                        failure("R-1", FailureKind.REJECTED, "no", "", START),
                        later,
                        parked("P-1", "uoms.name=pcs", null),
                        failure("C-1", FailureKind.CONFLICT, "both", "", null)));
        NewFailure[] many =
                IntStream.range(0, 6000)
                        .mapToObj(i -> failure("M-" + i, FailureKind.REJECTED, "no", "", START))
                        .toArray(NewFailure[]::new);
        state.commit(failed(many));

        assertThat(due("v1")).hasSize(6002).isSorted();
        assertThat(keys(due("v1").subList(0, 2))).containsExactlyInAnyOrder("C-1", "R-1");
        long first = due("v1").get(0);
        assertThat(state.dueFailures().after(TASK, COMPANY, first, 3)).hasSize(3).isSorted();
    }

    private List<Long> due(String version) {
        return state.dueFailures().due(TASK, COMPANY, version, clock.instant());
    }

    private List<String> keys(List<Long> ids) {
        return state.dueFailures().get(ids).stream().map(Failure::key).toList();
    }

    @Test
    void anEtagOfAnyLengthIsKeptWhole() {
        String etag = "W/" + "x".repeat(1000);
        state.commit(
                failed(
                        new NewFailure(
                                "R-1",
                                FailureKind.REJECTED,
                                "",
                                "",
                                "",
                                "",
                                "{}",
                                etag,
                                "v1",
                                null)));

        assertThat(state.failures().list(FailureFilter.all(1)).get(0).sourceHash()).isEqualTo(etag);
    }

    @Test
    void anotherFailureOfARowUpdatesItsFailure() {
        state.commit(failed(parked("ACC-1", "uoms.name=pcs", START.plusSeconds(60))));
        long id = state.failures().list(FailureFilter.all(1)).get(0).id();
        clock.advance(Duration.ofMinutes(1));
        state.commit(failed(rejected("ACC-1", "no group")));

        assertThat(state.failures().list(FailureFilter.all(10)))
                .singleElement()
                .satisfies(
                        failure -> {
                            assertThat(failure.id()).isEqualTo(id);
                            assertThat(failure.kind()).isEqualTo(FailureKind.REJECTED);
                            assertThat(failure.reason()).isEqualTo("no group");
                            assertThat(failure.attempts()).isEqualTo(2);
                            assertThat(failure.firstAt()).isEqualTo(START);
                            assertThat(failure.lastAt()).isEqualTo(START.plusSeconds(60));
                            assertThat(failure.nextAt()).isNull();
                        });
    }

    @Test
    void onlySettledKeysLoseTheirFailures() {
        state.commit(failed(rejected("A", "x"), rejected("B", "x")));
        state.commit(batch(List.of(entry("A", "h")), List.of(), List.of("A", "NEVER-FAILED")));

        assertThat(state.failures().find(TASK, COMPANY, List.of("A", "B", "C")))
                .containsOnlyKeys("B");
        assertThat(state.failures().find(TASK, "demf", List.of("B"))).isEmpty();
    }

    @Test
    void failuresAreFilteredByTaskKindAndKeyNewestFirst() {
        state.commit(failed(rejected("A", "x"), parked("B", "uoms.name=pcs", null)));
        clock.advance(Duration.ofSeconds(1));
        state.commit(failed(rejected("C", "x")));

        assertThat(keys(Optional.empty(), Optional.empty(), Optional.empty(), 10).get(0))
                .isEqualTo("C");
        assertThat(keys(Optional.empty(), Optional.empty(), Optional.empty(), 2)).hasSize(2);
        assertThat(keys(Optional.of(TASK), Optional.of(FailureKind.REJECTED), Optional.empty(), 10))
                .containsExactly("C", "A");
        assertThat(keys(Optional.empty(), Optional.empty(), Optional.of("B"), 10))
                .containsExactly("B");
        assertThat(keys(Optional.of("other"), Optional.empty(), Optional.empty(), 10)).isEmpty();
    }

    @Test
    void waitingRowsAreCountedByTaskAndKind() {
        assertThat(state.failureCounts().waiting()).isEmpty();
        state.commit(failed(rejected("A", "x"), rejected("B", "x")));
        clock.advance(Duration.ofSeconds(1));
        state.commit(failed(parked("C", "uoms.name=pcs", null)));

        assertThat(state.failureCounts().count(FailureKind.REJECTED)).isEqualTo(2);
        assertThat(state.failureCounts().count(FailureKind.PARKED)).isEqualTo(1);
        assertThat(state.failureCounts().waiting())
                .containsEntry(TASK, new WaitingRows(2, 1, 0, START));
    }

    @Test
    void aFailureIsDueAtItsTimeOrWhenAPersonRequestsARetry() {
        state.commit(
                failed(
                        rejected("NEVER", "x"),
                        parked("SOON", "a.b=1", START.plusSeconds(60)),
                        parked("LATER", "a.b=1", START.plusSeconds(120))));

        assertThat(due(10)).isEmpty();
        clock.advance(Duration.ofSeconds(60));
        assertThat(due(10)).containsExactly("SOON");
        clock.advance(Duration.ofSeconds(60));
        assertThat(due(10)).containsExactly("SOON", "LATER");
        assertThat(due(1)).containsExactly("SOON");

        long never = state.failures().find(TASK, COMPANY, List.of("NEVER")).get("NEVER").id();
        assertThat(state.failures().requestRetry(List.of(never, 4711L))).isEqualTo(1);
        assertThat(state.failures().requestRetry(List.of())).isZero();
        assertThat(due(10)).contains("NEVER");
    }

    private List<String> due(int limit) {
        return state.dueFailures().dueForRetry(TASK, COMPANY, clock.instant(), limit).stream()
                .map(Failure::key)
                .toList();
    }

    private List<String> keys(
            Optional<String> task, Optional<FailureKind> kind, Optional<String> key, int limit) {
        return state
                .failures()
                .list(new FailureFilter(task, Optional.empty(), kind, key, limit))
                .stream()
                .map(Failure::key)
                .toList();
    }

    @Test
    void reportedDeletionsAreCountedByTask() {
        state.commit(
                failed(failure("A", FailureKind.DELETED, "gone", "", null), rejected("B", "no")));

        assertThat(state.failureCounts().deleted()).isEqualTo(Map.of(TASK, 1L));
    }
}
