package dev.p2c.task.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TaskSettingsTest {

    @Test
    void directionsThatAreNotNamedHaveTheLastRank() {
        TaskSettings all = TaskSettings.DEFAULTS;
        TaskSettings settings =
                new TaskSettings(
                        all.pageSize(),
                        all.sweepPageSize(),
                        all.retryAfter(),
                        List.of("orders", "quotes"),
                        all.brake(),
                        all.changes(),
                        all.backupsEvery(),
                        all.readAllEvery(),
                        all.adopts());

        assertThat(settings.rank("orders")).isZero();
        assertThat(settings.rank("quotes")).isEqualTo(1);
        assertThat(settings.rank("accounts")).isEqualTo(2);
        assertThat(all.rank("orders")).isZero();
    }
}
