package dev.p2c.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

abstract class StateCopyContract extends OpenState {

    @TempDir Path temporary;

    @Test
    void aCopyHasWhatAPassReadsAndItsWritesLeaveTheStateAsItIs() throws Exception {
        state.commit(batch(entries(0, 12_001), List.of(rejected("ACC-X", "no group")), List.of()));
        state.watermarks().put(TASK, COMPANY, START);
        state.notes().of(TASK, COMPANY).requestComparison("a restored backup");
        state.lastSeen().keepCreated(TASK, COMPANY, List.of("ACC-1", "ACC-2"));
        Map<String, String> before = StateDump.of(settings);
        List<BatchOutcome> told = new ArrayList<>();

        try (StateCopy copy = StateCopy.of(settings, temporary, clock, told::add)) {
            State other = copy.state();
            assertThat(other.ledger().count(TASK, COMPANY)).isEqualTo(12_001);
            assertThat(other.ledger().find(TASK, COMPANY, List.of("ACC-12000")))
                    .containsValue(entry("ACC-12000", "hash-12000"));
            assertThat(other.watermarks().get(TASK, COMPANY)).contains(START);
            assertThat(other.notes().of(TASK, COMPANY).reasonToCompare()).isPresent();
            assertThat(other.lastSeen().created(TASK, COMPANY)).containsExactly("ACC-1", "ACC-2");
            assertThat(other.failures().find(TASK, COMPANY, List.of("ACC-X")).get("ACC-X"))
                    .isEqualTo(state.failures().find(TASK, COMPANY, List.of("ACC-X")).get("ACC-X"));

            change(other);
            assertThat(other.ledger().count(TASK, COMPANY)).isEqualTo(12_002);
        }

        assertThat(told).hasSize(1);
        assertThat(StateDump.of(settings)).isEqualTo(before);
        try (var files = Files.list(temporary)) {
            assertThat(files).as("the copy is deleted").isEmpty();
        }
    }

    private void change(State other) {
        long run = other.runs().start("accounts", COMPANY, "plan", START);
        other.commit(
                BatchOutcome.of(TASK, COMPANY, run)
                        .withWritten(entries(20_000, 20_001))
                        .withFailures(List.of(rejected("ACC-Y", "no group")))
                        .withSettled(List.of("ACC-X"), Resolution.WRITTEN));
        other.ledgerMarks().unsure(TASK, COMPANY, List.of("ACC-00001"));
        other.watermarks().forget(TASK, COMPANY);
        other.notes().of("new-task", COMPANY).keepMissing(List.of("a column"));
        other.notes().of(TASK, COMPANY).compared();
        assertThat(other.leases().acquire("direction accounts", "me", "", Duration.ofMinutes(1)))
                .isPresent();
    }
}
