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

    @Test
    void aCopyShowsEachRowOnceAndAsItLeftIt() {
        state.commit(batch(entries(0, 6_000), List.of(), List.of()));
        state.commit(
                BatchOutcome.of(TASK, COMPANY, runId)
                        .withWritten(List.of(LedgerEntry.found(TASK, COMPANY, "found"))));

        try (StateCopy copy = StateCopy.of(settings, temporary, clock, outcome -> {})) {
            State other = copy.state();
            assertThat(written(other)).as("before anything moved").hasSize(6_000);

            other.ledger().find(TASK, COMPANY, List.of("ACC-00007", "ACC-05999", "unknown"));
            other.ledgerMarks().remove(TASK, COMPANY, List.of("ACC-00008"));
            other.ledgerMarks().unsure(TASK, COMPANY, List.of("ACC-00009"));
            other.ledgerMarks().removeFoundWithoutSource(TASK, COMPANY);
            long run = other.runs().start("accounts", COMPANY, "plan", START);
            other.commit(
                    BatchOutcome.of(TASK, COMPANY, run)
                            .withWritten(List.of(entry("ACC-00010", "new"), entry("new", "new"))));

            List<LedgerEntry> left = written(other);
            assertThat(left).extracting(LedgerEntry::key).doesNotHaveDuplicates().hasSize(6_000);
            assertThat(left)
                    .extracting(LedgerEntry::key)
                    .contains("ACC-00007", "new")
                    .doesNotContain("ACC-00008", "found");
            assertThat(left)
                    .filteredOn(row -> row.key().equals("ACC-00009"))
                    .extracting(LedgerEntry::state)
                    .containsExactly(RowState.UNSURE);
            assertThat(left)
                    .filteredOn(row -> row.key().equals("ACC-00010"))
                    .extracting(LedgerEntry::hash)
                    .containsExactly("new");
            assertThat(other.ledger().count(TASK, COMPANY)).isEqualTo(6_000);
            assertThat(other.ledger().find(TASK, COMPANY, List.of("ACC-00008", "found"))).isEmpty();
        }
    }

    @Test
    void rowsMayBeMarkedWhileACopyIsScanned() {
        state.commit(batch(entries(0, 6_000), List.of(), List.of()));

        try (StateCopy copy = StateCopy.of(settings, temporary, clock, outcome -> {})) {
            State other = copy.state();
            List<String> seen = new ArrayList<>();
            other.ledgerScan()
                    .written(
                            TASK,
                            COMPANY,
                            row -> {
                                seen.add(row.key());
                                other.ledgerMarks().unsure(TASK, COMPANY, List.of(row.key()));
                            });

            assertThat(seen).doesNotHaveDuplicates().hasSize(6_000);
        }
    }

    @Test
    void aCopyOfWhichAllRowsWereRemovedIsEmpty() {
        state.commit(batch(entries(0, 3), List.of(), List.of()));

        try (StateCopy copy = StateCopy.of(settings, temporary, clock, outcome -> {})) {
            Ledger ledger = copy.state().ledger();
            assertThat(ledger.hasWritten(TASK, COMPANY)).isTrue();
            assertThat(ledger.isEmpty(TASK, COMPANY)).isFalse();

            copy.state().ledgerMarks().remove(TASK, COMPANY, List.of("ACC-00000", "ACC-00001"));
            assertThat(ledger.hasWritten(TASK, COMPANY)).as("one is left").isTrue();

            copy.state().ledgerMarks().remove(TASK, COMPANY, List.of("ACC-00002"));
            assertThat(ledger.hasWritten(TASK, COMPANY)).isFalse();
            assertThat(ledger.isEmpty(TASK, COMPANY)).isTrue();
            assertThat(state.ledger().count(TASK, COMPANY)).as("the original").isEqualTo(3);
        }
    }

    private List<LedgerEntry> written(State of) {
        List<LedgerEntry> rows = new ArrayList<>();
        of.ledgerScan().written(TASK, COMPANY, rows::add);
        return rows;
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
