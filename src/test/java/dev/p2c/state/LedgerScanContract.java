package dev.p2c.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

abstract class LedgerScanContract extends OpenState {

    private static LedgerEntry row(int number) {
        return LedgerEntry.written(TASK, COMPANY, "K|" + number + "-a", "h")
                .from(SourceVersion.rowId("o" + number));
    }

    @BeforeEach
    void writeThreePages() {
        List<LedgerEntry> entries =
                new ArrayList<>(
                        IntStream.range(0, 12_000).mapToObj(LedgerScanContract::row).toList());
        SourceVersion known = SourceVersion.rowId("o");
        entries.add(LedgerEntry.skipped(TASK, COMPANY, "skipped").from(known));
        entries.add(LedgerEntry.found(TASK, COMPANY, "found").from(known));
        entries.add(LedgerEntry.written(TASK, COMPANY, "away", "h").from(known));
        state.commit(written(entries));
        state.ledgerMarks().sourceIsAway(TASK, COMPANY, List.of("away"));
    }

    @Test
    void everyWrittenRowWithAKnownSourceIsSeenOnceAcrossPages() {
        List<LedgerEntry> seen = new ArrayList<>();
        state.ledgerScan().withSource(TASK, COMPANY, seen::add);

        assertThat(seen).hasSize(12_000).doesNotHaveDuplicates().contains(row(7), row(11_999));
    }

    @Test
    void rowsThatAreAwayCountAsWritten() {
        List<String> seen = new ArrayList<>();
        state.ledgerScan().written(TASK, COMPANY, entry -> seen.add(entry.key()));

        assertThat(seen).hasSize(12_001).contains("away").doesNotContain("skipped", "found");
    }

    @Test
    void rowsAreFoundByTheIdsOfTheirSourceRows() {
        assertThat(state.ledgerScan().byRowId(TASK, COMPANY, List.of("o7", "o11999", "none")))
                .isEqualTo(Map.of("K|7-a", "o7", "K|11999-a", "o11999"));
    }

    @Test
    void anEtagIsNotTakenForAnId() {
        LedgerEntry swept = LedgerEntry.written(TASK, COMPANY, "swept", "h");
        state.commit(written(List.of(swept.from(SourceVersion.etag("o7")))));

        assertThat(state.ledgerScan().byRowId(TASK, COMPANY, List.of("o7")))
                .isEqualTo(Map.of("K|7-a", "o7"));
    }
}
