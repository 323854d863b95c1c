package dev.p2c.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

abstract class TwoProcessesContract extends OpenState {

    @Test
    void commitsOfAKilledProcessSurvive() throws IOException {
        state.close();
        int committed;
        try (StateProcess process = StateProcess.start(settings, directory)) {
            process.awaitBatches(20);
            committed = process.kill();
        }

        state = State.open(settings, clock);

        assertThatBatchesAreThere(committed);
        assertThat(state.runs().start("accounts", COMPANY, "schedule", START))
                .as("no id is lost with the process")
                .isEqualTo(runId + 2);
    }

    @Test
    void whenTheProcessThatOpenedTheStateFirstIsKilledTheSecondGoesOn() throws IOException {
        state.close();
        int committed;
        try (StateProcess first = StateProcess.start(settings, directory)) {
            first.awaitBatches(1);
            state = State.open(settings, clock);
            state.commit(written(entries(0, 100)));
            Lease lease = lease(state);
            first.awaitBatches(1);
            committed = first.kill();

            state.commit(written(entries(100, 200)));
            assertThat(lease.renew()).isTrue();
        }

        assertThat(state.ledger().count(TASK, COMPANY)).isEqualTo(200);
        assertThatBatchesAreThere(committed);
    }

    @Test
    void whenTheProcessThatOpenedTheStateSecondIsKilledTheFirstGoesOn() throws IOException {
        int committed;
        try (StateProcess second = StateProcess.start(settings, directory)) {
            second.awaitBatches(2);
            state.commit(written(entries(0, 100)));
            second.awaitBatches(1);
            committed = second.kill();
        }
        state.commit(written(entries(100, 200)));

        assertThat(state.ledger().count(TASK, COMPANY)).isEqualTo(200);
        assertThatBatchesAreThere(committed);
    }

    private void assertThatBatchesAreThere(int committed) {
        int rows = committed * StateProcess.BATCH;
        List<String> keys =
                IntStream.range(0, rows).mapToObj(i -> "ACC-%05d".formatted(i)).toList();
        assertThat(state.ledger().find(StateProcess.TASK, "", keys)).hasSize(rows);
        assertThat(state.ledger().count(StateProcess.TASK, "") % StateProcess.BATCH).isZero();
    }

    private static Lease lease(State state) {
        return state.leases()
                .acquire("accounts", "second", "", Duration.ofMinutes(1))
                .orElseThrow();
    }
}
