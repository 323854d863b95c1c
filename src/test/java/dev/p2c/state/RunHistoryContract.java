package dev.p2c.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

abstract class RunHistoryContract extends OpenState {

    private static final String OTHER_TASK = "released-products-to-products";

    @Test
    void aRunIsRunningUntilItIsFinished() {
        lease("accounts");
        assertThat(state.runs().latest(5))
                .containsExactly(
                        new RunRecord(
                                runId,
                                "accounts",
                                COMPANY,
                                "schedule",
                                "",
                                RunStatus.RUNNING,
                                START,
                                null,
                                ""));
        clock.advance(Duration.ofSeconds(3));
        state.runs().finish(runId, RunStatus.FAILED, "finance: 503");

        RunRecord run = state.runs().latest(5).get(0);
        assertThat(run.status()).isEqualTo(RunStatus.FAILED);
        assertThat(run.endedAt()).isEqualTo(START.plusSeconds(3));
        assertThat(run.error()).isEqualTo("finance: 503");
    }

    @Test
    void theLatestRunsComeNewestFirstAndByDirection() {
        long products = state.runs().start("products", COMPANY, "command", START);
        long again = state.runs().start("accounts", COMPANY, "schedule", START);

        assertThat(state.runs().latest(2))
                .extracting(RunRecord::id)
                .containsExactly(again, products);
        assertThat(state.runs().latestOf("accounts", 5))
                .extracting(RunRecord::id)
                .containsExactly(again, runId);
        assertThat(state.runs().latestOf("quotes", 5)).isEmpty();
    }

    @Test
    void theCountsOfARunAreTheSumOfItsBatches() {
        state.commit(counted(TASK, runId, new Counts(10, 1, 2, 3, 1, 1, 2)));
        state.commit(counted(TASK, runId, new Counts(10, 1, 2, 3, 1, 1, 2)));
        state.commit(counted(OTHER_TASK, runId, Counts.ZERO));

        assertThat(state.runs().counts(runId))
                .containsEntry(TASK, new Counts(20, 2, 4, 6, 2, 2, 4))
                .containsEntry(OTHER_TASK, Counts.ZERO);
    }

    @Test
    void aRunThatOnlyRemovedRowsCountsThemAndIsEventful() {
        state.commit(counted(TASK, runId, Counts.removed(1, 20)));
        state.commit(counted(TASK, runId, Counts.removed(2, 10)));
        state.runs().finish(runId, RunStatus.DONE, "");
        long idle = state.runs().start("accounts", COMPANY, "schedule", START);
        state.commit(counted(TASK, idle, Counts.ZERO));
        state.runs().finish(idle, RunStatus.DONE, "");
        RunFilter eventful =
                new RunFilter(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        true);

        assertThat(state.runs().counts(runId)).containsEntry(TASK, Counts.removed(3, 30));
        assertThat(state.runPages().counts(List.of(runId)))
                .containsEntry(runId, Counts.removed(3, 30));
        assertThat(state.runPages().page(eventful, 0, 5))
                .extracting(RunRecord::id)
                .containsExactly(runId);
    }

    @Test
    void eachTaskHasItsLastRun() {
        assertThat(state.runs().lastByTask()).isEmpty();
        state.commit(counted(TASK, runId, new Counts(10, 10, 0, 0, 0, 0, 0)));
        state.commit(counted(OTHER_TASK, runId, Counts.ZERO));
        long second = state.runs().start("accounts", COMPANY, "schedule", START);
        state.commit(counted(TASK, second, new Counts(1, 0, 1, 0, 0, 0, 0)));

        assertThat(state.runs().lastByTask()).containsOnlyKeys(TASK, OTHER_TASK);
        TaskRun last = state.runs().lastByTask().get(TASK);
        assertThat(last.run().id()).isEqualTo(second);
        assertThat(last.run().direction()).isEqualTo("accounts");
        assertThat(last.counts()).isEqualTo(new Counts(1, 0, 1, 0, 0, 0, 0));
        assertThat(state.runs().lastByTask().get(OTHER_TASK).run().id()).isEqualTo(runId);
    }

    @Test
    void runsOfADeadProcessAreMarkedAsAbandoned() {
        lease("products");
        long elsewhere = state.runs().start("products", COMPANY, "schedule", START);
        clock.advance(Duration.ofMinutes(1));

        assertThat(state.runs().abandon("accounts")).isEqualTo(1);

        assertThat(state.runs().latest(5))
                .extracting(RunRecord::id, RunRecord::status)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(elsewhere, RunStatus.RUNNING),
                        org.assertj.core.groups.Tuple.tuple(runId, RunStatus.ABANDONED));
        assertThat(state.runs().abandon("accounts")).isZero();
    }

    @Test
    void aRunWithoutItsLeaseShowsAsAbandonedBeforeTheNextRun() {
        Lease lease = lease("accounts");
        state.commit(counted(TASK, runId, new Counts(1, 1, 0, 0, 0, 0, 0)));
        assertThat(state.runs().latestOf("accounts", 1).get(0).status())
                .isEqualTo(RunStatus.RUNNING);

        lease.close();

        RunRecord run = state.runs().latestOf("accounts", 1).get(0);
        assertThat(run.status()).isEqualTo(RunStatus.ABANDONED);
        assertThat(run.error()).isEqualTo("its process ended before the run did");
        assertThat(state.runs().lastByTask().get(TASK).run().status())
                .isEqualTo(RunStatus.ABANDONED);
    }

    private Lease lease(String direction) {
        return state.leases()
                .acquire(RunHistory.lease(direction), "this", "", Duration.ofMinutes(1))
                .orElseThrow();
    }

    private static BatchOutcome counted(String task, long runId, Counts counts) {
        return BatchOutcome.of(task, COMPANY, runId).withCounts(counts);
    }
}
