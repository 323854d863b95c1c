package dev.p2c.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

abstract class WatermarksContract extends OpenState {

    @Test
    void aWatermarkIsKeptPerTaskAndCompanyUntilForgotten() {
        assertThat(state.watermarks().get(TASK, COMPANY)).isEmpty();
        state.watermarks().put(TASK, COMPANY, START);
        state.watermarks().put(TASK, "", START.plusSeconds(1));

        assertThat(state.watermarks().get(TASK, COMPANY)).contains(START);
        assertThat(state.watermarks().get(TASK, "")).contains(START.plusSeconds(1));

        state.watermarks().forget(TASK, COMPANY);
        assertThat(state.watermarks().get(TASK, COMPANY)).isEmpty();
        assertThat(state.watermarks().get(TASK, "")).isPresent();
    }

    @Test
    void aWatermarkIsNeverRoundedUp() {
        state.watermarks().put(TASK, COMPANY, Instant.parse("2026-03-29T01:59:59.999999999Z"));

        assertThat(state.watermarks().get(TASK, COMPANY))
                .contains(Instant.parse("2026-03-29T01:59:59.999999Z"));
    }

    @Test
    void theStandingsOfAllTasksAreReadAtOnce() {
        state.watermarks().put(TASK, COMPANY, START);
        state.notes().of(TASK, COMPANY).readAllNow();
        state.commit(
                BatchOutcome.of(TASK, COMPANY, 1)
                        .withWritten(
                                List.of(
                                        LedgerEntry.written(TASK, COMPANY, "A", "h"),
                                        LedgerEntry.found(TASK, COMPANY, "B"))));
        state.watermarks().forget("another", COMPANY);

        assertThat(state.watermarks().standings())
                .containsOnlyKeys(TASK, "another")
                .containsEntry("another", Map.of(COMPANY, TaskStanding.NONE))
                .containsEntry(
                        TASK,
                        Map.of(
                                COMPANY,
                                new TaskStanding(
                                        START,
                                        state.notes().of(TASK, COMPANY).readAll().orElseThrow(),
                                        1)));
    }
}
