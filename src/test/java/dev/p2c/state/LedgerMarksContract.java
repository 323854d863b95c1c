package dev.p2c.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

abstract class LedgerMarksContract extends OpenState {

    private static final List<String> KEYS = List.of("W", "I", "U", "F", "S", "D");

    @BeforeEach
    void writeARowOfEachState() {
        state.commit(
                written(
                        List.of(
                                complete(LedgerEntry.written(TASK, COMPANY, "W", "hash")),
                                complete(LedgerEntry.incomplete(TASK, COMPANY, "I", "hash")),
                                complete(LedgerEntry.unsure(TASK, COMPANY, "U")),
                                complete(LedgerEntry.found(TASK, COMPANY, "F")),
                                complete(LedgerEntry.skipped(TASK, COMPANY, "S")),
                                complete(LedgerEntry.written(TASK, COMPANY, "D", "hash")))));
        state.ledgerMarks().deactivated(TASK, COMPANY, List.of("D"));
    }

    private static LedgerEntry complete(LedgerEntry entry) {
        return entry.from(SourceVersion.rowId("source-" + entry.key()))
                .inTarget("target-" + entry.key(), "W/1")
                .withBase("{}");
    }

    private LedgerEntry find(String key) {
        return state.ledger().find(TASK, COMPANY, List.of(key)).get(key);
    }

    private Map<String, RowState> states() {
        Map<String, RowState> states = new HashMap<>();
        state.ledger()
                .find(TASK, COMPANY, KEYS)
                .forEach((key, entry) -> states.put(key, entry.state()));
        return states;
    }

    @Test
    void aDeletedSourceRowIsAwayAndTheTargetRowStaysAsItIs() {
        LedgerEntry before = find("W");

        state.ledgerMarks().sourceIsAway(TASK, COMPANY, List.of("W"));

        assertThat(find("W").away()).isTrue();
        assertThat(find("W").source()).isEqualTo(SourceVersion.UNKNOWN);
        assertThat(find("W").from(before.source())).isEqualTo(before);
    }

    @Test
    void aForgottenSourceIsNotAway() {
        LedgerEntry before = find("W");

        state.ledgerMarks().forgetSource(TASK, COMPANY, List.of("W"));

        assertThat(find("W")).isEqualTo(before.from(SourceVersion.UNKNOWN));
    }

    @Test
    void aDeactivatedRowIsAwayAndNotWrittenButMayBeOverwritten() {
        LedgerEntry deactivated = find("D");

        assertThat(deactivated.state()).isEqualTo(RowState.DEACTIVATED);
        assertThat(deactivated.away()).isTrue();
        assertThat(deactivated.hash()).isNull();
        assertThat(deactivated.targetId()).isEqualTo("target-D");
        assertThat(deactivated.isWritten()).isFalse();
        assertThat(deactivated.isKnown()).isTrue();
    }

    @Test
    void anUnsureRowLosesItsHashAndTargetEtagAndKeepsItsSource() {
        state.ledgerMarks().unsure(TASK, COMPANY, List.of("W", "I"));

        assertThat(states())
                .containsEntry("W", RowState.UNSURE)
                .containsEntry("I", RowState.UNSURE);
        assertThat(find("W").targetEtag()).isNull();
        assertThat(find("W").source()).isEqualTo(SourceVersion.rowId("source-W"));
    }

    @Test
    void rowsToCompareAgainKeepTheirStateUnlessTheyAreWritten() {
        state.ledgerMarks().sourceIsAway(TASK, COMPANY, List.of("U"));

        state.ledgerMarks().compareAgain(TASK, COMPANY, KEYS);

        assertThat(states())
                .isEqualTo(
                        Map.of(
                                "W", RowState.UNSURE,
                                "I", RowState.UNSURE,
                                "U", RowState.UNSURE,
                                "F", RowState.FOUND,
                                "S", RowState.SKIPPED,
                                "D", RowState.DEACTIVATED));
        assertThat(state.ledger().find(TASK, COMPANY, KEYS).values())
                .allMatch(entry -> entry.targetEtag() == null);
        assertThat(find("W").away()).isFalse();
        assertThat(find("U").away()).as("a deleted source row stays away").isTrue();
    }

    @Test
    void rowsToCompareAgainKeepTheIdsOfTheirSourceRows() {
        SourceVersion id = SourceVersion.rowId("origin");
        LedgerEntry byId = LedgerEntry.written(TASK, COMPANY, "X", "h").from(id);
        LedgerEntry swept =
                LedgerEntry.written(TASK, COMPANY, "Y", "h").from(SourceVersion.etag("1"));
        state.commit(written(List.of(byId, swept)));

        state.ledgerMarks().compareAgain(TASK, COMPANY, List.of("X", "Y"));

        assertThat(find("X").source()).isEqualTo(id);
        assertThat(find("X").state()).isEqualTo(RowState.UNSURE);
        assertThat(find("Y").source()).isEqualTo(SourceVersion.UNKNOWN);
    }

    @Test
    void removedRowsAreGoneAndUnknownKeysAreIgnored() {
        state.ledgerMarks().remove(TASK, COMPANY, List.of("W", "unknown"));

        assertThat(states()).doesNotContainKey("W").hasSize(5);
    }

    @Test
    void onlyFoundRowsWithoutASourceAreRemovedAfterAComparison() {
        LedgerEntry unseen = LedgerEntry.found(TASK, COMPANY, "F2");
        state.commit(written(List.of(unseen)));

        state.ledgerMarks().removeFoundWithoutSource(TASK, COMPANY);

        assertThat(find("F2")).isNull();
        assertThat(states()).hasSize(6);
    }

    @Test
    void aRowThatIsWrittenAgainIsNoLongerAway() {
        state.ledgerMarks().sourceIsAway(TASK, COMPANY, List.of("W"));
        LedgerEntry back = complete(LedgerEntry.written(TASK, COMPANY, "W", "newer"));

        state.commit(written(List.of(back)));

        assertThat(find("W")).isEqualTo(back);
    }
}
