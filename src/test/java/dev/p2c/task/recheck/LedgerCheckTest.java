package dev.p2c.task.recheck;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.p2c.mapping.MappedRow;
import dev.p2c.state.BatchOutcome;
import dev.p2c.state.LedgerEntry;
import dev.p2c.state.RowState;
import dev.p2c.state.SourceVersion;
import dev.p2c.state.State;
import dev.p2c.state.StateSettings;
import dev.p2c.task.batch.Mapped;
import dev.p2c.task.batch.VerifiedRows;
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

    private LedgerCheck.Result check() {
        WrittenRows written = new WrittenRows();
        state.ledgerScan().written(TASK, COMPANY, entry -> written.add(entry, entry.targetId()));
        return new LedgerCheck(state, TASK, COMPANY, written, target).run();
    }

    @Test
    void missingRowsAreForgottenChangedRowsUnsureAndOthersKept() {
        assertThat(check())
                .returns(1, LedgerCheck.Result::missing)
                .returns(2, LedgerCheck.Result::changed);

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
    void rowsThatTheTargetHasAsWrittenAreVerifiedInTheVersionOfTheirSource() {
        SourceVersion first = new SourceVersion(SourceVersion.Kind.ETAG, "W/7");
        SourceVersion second = new SourceVersion(SourceVersion.Kind.ETAG, "W/8");
        state.commit(
                BatchOutcome.of(TASK, COMPANY, 1)
                        .withWritten(
                                List.of(
                                        written("same", "W/1").from(first),
                                        written("changed", "W/1").from(first))));

        VerifiedRows verified = check().verified();

        assertThat(verified.has(row("same", "hash"), first)).isTrue();
        assertThat(verified.has(row("same", "hash"), second)).as("changed source").isFalse();
        assertThat(verified.has(row("same", "other"), first)).as("changed mapping").isFalse();
        assertThat(verified.has(row("changed", "hash"), first)).as("changed target").isFalse();
        assertThat(verified.has(row("same", "hash"), SourceVersion.UNKNOWN)).isFalse();
    }

    private static Mapped.Accepted row(String key, String hash) {
        return new Mapped.Accepted(
                JsonNodeFactory.instance.objectNode(),
                new MappedRow(key, Map.of(), Map.of(), List.of(), List.of(), hash, List.of()));
    }

    @Test
    void anUnsureRowStaysUnsureUntilItIsWritten() {
        check();

        assertThat(check())
                .returns(0, LedgerCheck.Result::missing)
                .returns(2, LedgerCheck.Result::changed);
    }
}
