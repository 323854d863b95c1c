package dev.p2c.task.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.odata.dialect.WriteResult.Refused;
import dev.p2c.odata.dialect.WriteResult.Written;
import dev.p2c.state.BatchOutcome;
import dev.p2c.state.Counts;
import dev.p2c.state.FailureKind;
import dev.p2c.state.NewConflict;
import dev.p2c.state.NewFailure;
import dev.p2c.state.Winner;
import dev.p2c.task.TaskFixture;
import dev.p2c.task.batch.BoundRow.LeftOut;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BatchFailuresTest extends OutcomesFixture {

    @Test
    void incompleteRowThatWasSentAlreadyIsParkedAgain() {
        Outcomes outcomes = outcomes();

        outcomes.parked(row, new LeftOut("LanguageId", "c.n=C1"));

        BatchOutcome stored = outcomes.toBatchOutcome();
        assertThat(stored.counts().parked()).isEqualTo(1);
        assertThat(stored.written()).isEmpty();
        assertThat(stored.failures()).extracting(NewFailure::waitsFor).containsExactly("c.n=C1");
    }

    @Test
    void rowRejectedByTheTargetKeepsTheWordsOfTheService() {
        Outcomes outcomes = outcomes();

        outcomes.rejected(row, new Refused(400, "0x1", Optional.of("LanguageId"), "unknown"));

        NewFailure failure = outcomes.toBatchOutcome().failures().get(0);
        assertThat(failure.kind()).isEqualTo(FailureKind.REJECTED);
        assertThat(failure.field()).isEqualTo("LanguageId");
        assertThat(failure.reason()).isEqualTo("unknown");
        assertThat(failure.detail()).isEqualTo("400 0x1");
        assertThat(failure.sourceHash()).isEqualTo("7");
        assertThat(failure.sourceRow()).contains("Contoso");
        assertThat(failure.mappingVersion()).isEqualTo(plan.mapping().version());
        assertThat(failure.nextAt()).isEqualTo(now().plus(AN_HOUR));
        assertThat(outcomes.refused()).containsExactly(row);
        assertThat(outcomes.counts()).isEqualTo(new Counts(1, 0, 0, 0, 0, 0, 1));
    }

    @Test
    void pauseOfARejectedRowGrowsWithItsAttempts() {
        Outcomes outcomes = outcomes(failure(FailureKind.REJECTED, 2, ""));

        outcomes.rejected(new Mapped.Refused(row.source(), "A1", "name", "too long"));

        NewFailure failure = outcomes.toBatchOutcome().failures().get(0);
        assertThat(failure.nextAt()).isEqualTo(now().plus(AN_HOUR.multipliedBy(4)));
        assertThat(outcomes.refused()).isEmpty();
    }

    @Test
    void refusedLineIsTriedAgainAtOnceTheFirstTime() {
        fixture.plan("headers", TaskFixture.CUSTOMERS);
        use(
                TaskFixture.CUSTOMERS.replace(
                        "modifiedon } }",
                        "modifiedon }, follows: { task: headers, by: description } }"),
                SOURCE);

        Outcomes first = outcomes();
        first.rejected(row, new Refused(400, "", Optional.empty(), "closed"));
        assertThat(first.toBatchOutcome().failures().get(0).nextAt()).isEqualTo(now());

        Outcomes second = outcomes(failure(FailureKind.REJECTED, 1, ""));
        second.rejected(row, new Refused(400, "", Optional.empty(), "closed"));
        assertThat(second.toBatchOutcome().failures().get(0).nextAt())
                .isEqualTo(now().plus(AN_HOUR.multipliedBy(2)));
    }

    @Test
    void parkedRowNamesWhatItWaitsForAndIsNotTriedByTime() {
        Outcomes outcomes = outcomes();

        outcomes.parked(row, new BoundRow.LeftOut("LanguageId", "uoms.name=pcs"));

        NewFailure failure = outcomes.toBatchOutcome().failures().get(0);
        assertThat(failure.kind()).isEqualTo(FailureKind.PARKED);
        assertThat(failure.waitsFor()).isEqualTo("uoms.name=pcs");
        assertThat(failure.reason()).isEqualTo("waits for uoms.name=pcs in finance");
        assertThat(failure.nextAt()).isNull();
        assertThat(outcomes.counts().parked()).isEqualTo(1);
    }

    @Test
    void contestedRowIsParkedWithItsOpenConflicts() {
        Outcomes outcomes = outcomes();
        NewConflict conflict = new NewConflict("A1", "name", "a", "b", "c", Winner.NOBODY);

        outcomes.contested(row, List.of(conflict));

        BatchOutcome stored = outcomes.toBatchOutcome();
        assertThat(stored.failures())
                .extracting(NewFailure::kind)
                .containsExactly(FailureKind.CONFLICT);
        assertThat(stored.failures()).extracting(NewFailure::field).containsExactly("name");
        assertThat(stored.conflicts()).containsExactly(conflict);
        assertThat(stored.written()).isEmpty();
        assertThat(stored.counts().parked()).isEqualTo(1);
    }

    @Test
    void nothingIsSettledWhereNoFailureIsOpen() {
        pass = new TaskPass(fixture.run(), plan, false);
        Outcomes outcomes = outcomes();

        outcomes.written(bound, new Written(true, "", ""), List.of());

        assertThat(outcomes.toBatchOutcome().settled()).isEmpty();
    }

    @Test
    void failureMakesTheNextBatchesLookForOpenFailures() {
        pass = new TaskPass(fixture.run(), plan, false);

        outcomes().parked(row, new BoundRow.LeftOut("LanguageId", "uoms.name=pcs"));

        assertThat(pass.failuresOpen()).isTrue();
    }
}
