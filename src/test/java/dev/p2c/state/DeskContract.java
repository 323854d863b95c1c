package dev.p2c.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What operators do with failures, as the state keeps it. */
abstract class DeskContract extends OpenState {

    private static NewFailure tooLong(int number) {
        String name = "A name that is too long number " + number;
        return new NewFailure(
                "ACC-" + number,
                FailureKind.REJECTED,
                "OrganizationName",
                "\"%s\" has %d characters, and the field takes 60"
                        .formatted(name, 60 + number % 10),
                "",
                "",
                "{\"name\":\"" + name + "\"}",
                "v" + number,
                "v1",
                null);
    }

    @Test
    void rowsThatDifferOnlyInTheirOwnValuesAreOneGroup() {
        state.commit(
                failed(
                        IntStream.range(0, 80)
                                .mapToObj(n -> tooLong(n))
                                .toArray(NewFailure[]::new)));
        state.commit(failed(parked("P-1", "uoms.name=pal", null), rejected("R-1", "no group")));

        List<FailureGroup> groups = state.failureCounts().groups(FailureFilter.all(10));

        assertThat(groups).hasSize(3);
        assertThat(groups.get(0).rows()).isEqualTo(80);
        assertThat(groups.get(0).cause())
                .isEqualTo("\"…\" has … characters, and the field takes …");
        assertThat(groups.get(0).reason()).contains("number 0\" has 60 characters");
        assertThat(state.failureCounts().totals(FailureFilter.all(1)))
                .isEqualTo(new FailureTotals(82, 3));
    }

    @Test
    void groupsAndRowsComeInPages() {
        state.commit(
                failed(
                        IntStream.range(0, 30)
                                .mapToObj(n -> tooLong(n))
                                .toArray(NewFailure[]::new)));
        state.commit(failed(rejected("R-1", "no group"), rejected("R-2", "no unit")));

        FailureFilter all = FailureFilter.all(2);
        assertThat(state.failureCounts().groups(all)).hasSize(2);
        assertThat(state.failureCounts().groups(all.page(2, 2))).hasSize(1);
        String group = state.failureCounts().groups(all).get(0).group();
        assertThat(state.failures().list(FailureFilter.ofGroup(group).page(25, 10))).hasSize(5);
    }

    @Test
    void aDiscardedRowWaitsNoLongerUntilItIsTakenBack() {
        state.commit(failed(rejected("A", "x"), rejected("B", "x")));
        long id = id("A");

        assertThat(state.failureActs().discard(FailureFilter.ofId(id), "ann", "a test")).isOne();

        assertThat(state.failureCounts().count(FailureKind.REJECTED)).isOne();
        assertThat(state.failures().list(FailureFilter.all(9)))
                .extracting(Failure::key)
                .containsExactly("B");
        assertThat(state.dueFailures().due(TASK, COMPANY, "another", clock.instant())).hasSize(1);
        assertThat(state.failures().any(TASK, COMPANY)).isTrue();
        assertThat(state.failures().get(id).orElseThrow().discard())
                .isEqualTo(new Discard(START, "ann", "a test"));
        assertThat(state.resolvedFailures().page(0, 9))
                .extracting(ResolvedFailure::how, ResolvedFailure::who, ResolvedFailure::note)
                .containsExactly(tuple(Resolution.DISCARDED, "ann", "a test"));

        FailureFilter one = FailureFilter.ofId(id).ofDiscarded();
        assertThat(state.failureActs().takeBack(one, "ann")).isOne();
        assertThat(state.failureActs().takeBack(one, "ann")).isZero();
        assertThat(state.failures().get(id).orElseThrow().discard()).isNull();
        assertThat(state.dueFailures().due(TASK, COMPANY, "v1", clock.instant())).contains(id);
    }

    @Test
    void aDiscardedRowWaitsAgainWhenItsSourceRowHasChangedAndFails() {
        state.commit(failed(tooLong(1)));
        long id = id("ACC-1");
        state.failureActs().discard(FailureFilter.ofId(id), "ann", "a test");

        state.commit(failed(tooLong(1)));
        assertThat(state.failures().get(id).orElseThrow().discard()).isNotNull();

        NewFailure now = tooLong(1);
        state.commit(
                failed(
                        new NewFailure(
                                now.key(),
                                now.kind(),
                                now.field(),
                                now.reason(),
                                "",
                                "",
                                now.sourceRow(),
                                "another version",
                                "v1",
                                null)));
        assertThat(state.failures().get(id).orElseThrow().discard()).isNull();
    }

    @Test
    void aGroupIsRetriedAndDiscardedInOneGo() {
        state.commit(
                failed(
                        IntStream.range(0, 30)
                                .mapToObj(n -> tooLong(n))
                                .toArray(NewFailure[]::new)));
        String group = state.failureCounts().groups(FailureFilter.all(1)).get(0).group();

        assertThat(state.failureActs().retry(FailureFilter.ofGroup(group), "ann")).isEqualTo(30);
        assertThat(state.dueFailures().due(TASK, COMPANY, "v1", clock.instant())).hasSize(30);
        assertThat(state.failureActs().discard(FailureFilter.ofGroup(group), "ann", "no"))
                .isEqualTo(30);
        assertThat(state.failureCounts().groups(FailureFilter.all(1))).isEmpty();
    }

    @Test
    void aFailureThatGoesAwayIsKeptWithHowItEndedAndWhoDidIt() {
        state.commit(failed(rejected("A", "x"), rejected("B", "y"), rejected("C", "z")));
        state.failureActs().retry(FailureFilter.ofId(id("A")), "ann");
        Failure edited = state.failures().get(id("B")).orElseThrow();
        assertThat(state.edits().put(edited, "{\"name\":\"b\"}", "bob")).isTrue();
        clock.advance(Duration.ofMinutes(1));
        state.commit(
                BatchOutcome.of(TASK, COMPANY, runId)
                        .withSettled(
                                Map.of(
                                        "A", Resolution.WRITTEN,
                                        "B", Resolution.WRITTEN,
                                        "C", Resolution.DELETED,
                                        "D", Resolution.WRITTEN)));

        assertThat(state.failures().list(FailureFilter.all(9))).isEmpty();
        assertThat(state.resolvedFailures().count()).isEqualTo(3);
        assertThat(state.resolvedFailures().page(0, 9))
                .extracting(ResolvedFailure::key, ResolvedFailure::how, ResolvedFailure::who)
                .containsExactlyInAnyOrder(
                        tuple("A", Resolution.WRITTEN, "ann"),
                        tuple("B", Resolution.WRITTEN, "bob"),
                        tuple("C", Resolution.DELETED, ""));
        assertThat(state.edits().put(edited, "{\"name\":\"late\"}", "ann")).isFalse();
        assertThat(state.edits().find(TASK, COMPANY, "B").orElseThrow().fields())
                .isEqualTo("{\"name\":\"b\"}");
        assertThat(state.purge().resolved(START)).isZero();
        assertThat(state.purge().resolved(clock.instant().plusSeconds(1))).isEqualTo(3);
    }

    @Test
    void anEditIsKeptForTheVersionThatWasEdited() {
        state.commit(failed(tooLong(1)));
        Failure failure = state.failures().get(id("ACC-1")).orElseThrow();

        state.edits().put(failure, "{\"name\":\"first\"}", "ann");
        state.edits().put(failure, "{\"name\":\"short\"}", "ann");

        assertThat(state.edits().of(TASK, COMPANY))
                .containsOnlyKeys("ACC-1")
                .containsEntry(
                        "ACC-1",
                        new RowEdit(
                                TASK,
                                COMPANY,
                                "ACC-1",
                                "v1",
                                "{\"name\":\"short\"}",
                                "ann",
                                START));
        assertThat(state.edits().find(TASK, COMPANY, "ACC-2")).isEqualTo(Optional.empty());
        assertThat(state.dueFailures().due(TASK, COMPANY, "v1", clock.instant())).hasSize(1);
    }

    @Test
    void actionsAreLoggedNewestFirst() {
        state.operatorLines().add("ann", "Hawtio 127.0.0.1", "retry", "failure 3", "");
        clock.advance(Duration.ofHours(1));
        state.operatorLines().add("bob", "command line host", "discard", "failure 4", "a test");

        assertThat(state.operatorLines().page(START, 0, 1))
                .extracting(OperatorLine::who, OperatorLine::action, OperatorLine::detail)
                .containsExactly(tuple("bob", "discard", "a test"));
        assertThat(state.operatorLines().page(START, 1, 5)).hasSize(1);
        assertThat(state.operatorLines().count(START.plusSeconds(1))).isOne();
    }

    private long id(String key) {
        return state.failures().find(TASK, COMPANY, List.of(key)).get(key).id();
    }
}
