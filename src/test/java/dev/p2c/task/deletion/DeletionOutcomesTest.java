package dev.p2c.task.deletion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.mapping.Deletes.Policy;
import dev.p2c.odata.dialect.WriteResult.Refused;
import dev.p2c.state.BatchOutcome;
import dev.p2c.state.Failure;
import dev.p2c.state.FailureKind;
import dev.p2c.state.LedgerEntry;
import dev.p2c.state.MappingVersion;
import dev.p2c.state.RowState;
import dev.p2c.state.SourceVersion;
import dev.p2c.state.State;
import dev.p2c.state.StateSettings;
import dev.p2c.task.batch.RetryRule;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeletionOutcomesTest {

    private static final String TASK = "accounts-to-customers";
    private static final String COMPANY = "usmf";
    private static final MappingVersion VERSION = new MappingVersion("v1", "", List.of("name"));
    private static final Instant NOW = Instant.parse("2026-07-01T10:15:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private final DeletionOutcomes outcomes =
            new DeletionOutcomes(
                    "sales", "finance", VERSION, new RetryRule(CLOCK, Duration.ofHours(1)));
    private State state;
    private long runId;

    @BeforeEach
    void open() {
        state = State.open(new StateSettings("jdbc:h2:mem:deletions", "", "", 2), CLOCK);
        runId = state.runs().start("accounts", COMPANY, "schedule", NOW);
        LedgerEntry written =
                LedgerEntry.written(TASK, COMPANY, "A", "hash")
                        .from(SourceVersion.rowId("id"))
                        .withBase("{}");
        state.commit(BatchOutcome.of(TASK, COMPANY, runId).withWritten(List.of(written)));
    }

    @AfterEach
    void close() {
        state.close();
    }

    private void store(Policy policy) {
        outcomes.store(state, TASK, COMPANY, runId, policy);
    }

    private Optional<LedgerEntry> entry() {
        return Optional.ofNullable(state.ledger().find(TASK, COMPANY, List.of("A")).get("A"));
    }

    private Optional<Failure> failure() {
        return Optional.ofNullable(state.failures().find(TASK, COMPANY, List.of("A")).get("A"));
    }

    @Test
    void aReportedRowIsAFailureForPeopleAndStaysWrittenButAway() {
        outcomes.reported("A");
        store(Policy.REPORT);

        assertThat(failure().orElseThrow().kind()).isEqualTo(FailureKind.DELETED);
        assertThat(failure().orElseThrow().reason())
                .isEqualTo("deleted in sales, still in finance");
        assertThat(failure().orElseThrow().nextAt()).isNull();
        assertThat(entry().orElseThrow().isWrittenAs("hash")).isTrue();
        assertThat(entry().orElseThrow().away()).isTrue();
        assertThat(outcomes.left()).containsExactly("A");
    }

    @Test
    void aDeletedRowLeavesTheLedgerAndEndsItsFailure() {
        outcomes.refused("A", new Refused(409, "", Optional.empty(), "in use"), 1);
        store(Policy.DELETE);
        DeletionOutcomes again =
                new DeletionOutcomes(
                        "sales", "finance", VERSION, new RetryRule(CLOCK, Duration.ofHours(1)));

        again.done("A");
        again.store(state, TASK, COMPANY, runId, Policy.DELETE);

        assertThat(entry()).isEmpty();
        assertThat(failure()).isEmpty();
        assertThat(again.left()).isEmpty();
    }

    @Test
    void aDeactivatedRowStaysKnownSoThatItCanComeBack() {
        outcomes.done("A");
        store(Policy.DEACTIVATE);

        assertThat(entry().orElseThrow().state()).isEqualTo(RowState.DEACTIVATED);
        assertThat(entry().orElseThrow().base()).isEqualTo("{}");
        assertThat(entry().orElseThrow().away()).isTrue();
    }

    @Test
    void aRefusedDeletionIsRetriedLaterAndItsRowIsNotFoundAgain() {
        outcomes.refused("A", new Refused(409, "0x80", Optional.empty(), "in use"), 2);
        store(Policy.DELETE);

        Failure failure = failure().orElseThrow();
        assertThat(failure.kind()).isEqualTo(FailureKind.REJECTED);
        assertThat(failure.reason()).isEqualTo("deleted in sales: in use");
        assertThat(failure.detail()).isEqualTo("409 0x80");
        assertThat(failure.nextAt()).isEqualTo(NOW.plus(Duration.ofHours(2)));
        assertThat(entry().orElseThrow().away()).isTrue();
    }
}
