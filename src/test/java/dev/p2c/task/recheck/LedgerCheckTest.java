package dev.p2c.task.recheck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.state.BatchOutcome;
import dev.p2c.state.LedgerEntry;
import dev.p2c.state.RowState;
import dev.p2c.state.State;
import dev.p2c.state.StateSettings;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LedgerCheckTest {

    private static final String TASK = "accounts-to-customers";
    private static final String COMPANY = "usmf";

    private final TargetRows target = new TargetRows();
    private State state;

    @BeforeEach
    void open() {
        state = State.open(new StateSettings("jdbc:h2:mem:check", "", "", 2), Clock.systemUTC());
        long run = state.runs().start("accounts", COMPANY, "schedule", Instant.EPOCH);
        state.commit(
                BatchOutcome.of(TASK, COMPANY, run)
                        .withWritten(
                                List.of(
                                        written("same", "W/1"),
                                        written("changed", "W/1"),
                                        written("without etag", null),
                                        written("missing", "W/1"),
                                        LedgerEntry.found(TASK, COMPANY, "found"))));
        target.add("same", "W/1");
        target.add("changed", "W/2");
        target.add("without etag", "W/1");
        target.add("unknown", "W/1");
    }

    @AfterEach
    void close() {
        state.close();
    }

    private static LedgerEntry written(String key, String etag) {
        return LedgerEntry.written(TASK, COMPANY, key, "hash").inTarget(key, etag);
    }

    private LedgerCheck.Differences check() {
        return new LedgerCheck(state, TASK, COMPANY, target, LedgerEntry::targetId).run();
    }

    @Test
    void missingRowsAreForgottenChangedRowsUnsureAndOthersKept() {
        assertThat(check()).isEqualTo(new LedgerCheck.Differences(1, 2));

        Map<String, LedgerEntry> left =
                state.ledger()
                        .find(
                                TASK,
                                COMPANY,
                                List.of("same", "changed", "without etag", "missing", "found"));
        assertThat(left).containsOnlyKeys("same", "changed", "without etag", "found");
        assertThat(left.get("same")).isEqualTo(written("same", "W/1"));
        assertThat(left.get("changed").state()).isEqualTo(RowState.UNSURE);
        assertThat(left.get("without etag").state()).isEqualTo(RowState.UNSURE);
        assertThat(left.get("found").state())
                .as("not written, so not checked")
                .isEqualTo(RowState.FOUND);
    }

    @Test
    void anUnsureRowStaysUnsureUntilItIsWritten() {
        check();

        assertThat(check()).isEqualTo(new LedgerCheck.Differences(0, 2));
    }
}
