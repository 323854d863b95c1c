package dev.p2c.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
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
}
