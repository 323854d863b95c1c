package dev.p2c.task.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.p2c.odata.dialect.RowWrite.Known;
import dev.p2c.odata.dialect.WriteResult.Written;
import dev.p2c.state.BatchOutcome;
import dev.p2c.state.Counts;
import dev.p2c.state.FailureKind;
import dev.p2c.state.LedgerEntry;
import dev.p2c.state.NewFailure;
import dev.p2c.state.RowState;
import dev.p2c.state.SourceVersion;
import dev.p2c.task.TaskFixture;
import dev.p2c.task.batch.BoundRow.LeftOut;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OutcomesTest extends OutcomesFixture {

    @Test
    void createdRowIsKeptInTheLedgerWithIdEtagAndSource() {
        Outcomes outcomes = outcomes();

        outcomes.written(bound, new Written(true, "id-1", "W/\"1\""), List.of());

        BatchOutcome stored = outcomes.toBatchOutcome();
        assertThat(stored.counts()).isEqualTo(new Counts(1, 1, 0, 0, 0, 0, 0));
        LedgerEntry entry = stored.written().get(0);
        assertThat(entry.isWrittenAs(row.target().hash())).isTrue();
        assertThat(entry.targetId()).isEqualTo("id-1");
        assertThat(entry.targetEtag()).isEqualTo("W/\"1\"");
        assertThat(entry.source()).isEqualTo(SourceVersion.rowId("1"));
        assertThat(stored.settled().keySet()).containsExactlyInAnyOrder("A1", "?1");
        assertThat(pass.lastRows().created()).containsExactly("A1");
    }

    @Test
    void updatedRowIsCountedAsUpdated() {
        Outcomes outcomes = outcomes();

        outcomes.written(bound, new Written(false, "", "W/\"2\""), List.of());

        assertThat(outcomes.counts()).isEqualTo(new Counts(1, 0, 1, 0, 0, 0, 0));
        assertThat(pass.lastRows().updated()).containsExactly("A1");
    }

    @Test
    void incompleteRowIsWrittenAndParkedForItsFirstMissingRow() {
        Outcomes outcomes = outcomes();
        BoundRow incomplete =
                new BoundRow(
                        row,
                        Map.of(),
                        List.of(
                                new LeftOut("LanguageId", "contacts.number=C1"),
                                new LeftOut("CreditLimit", "contacts.number=C2")));

        outcomes.written(incomplete, new Written(true, "", "W/\"1\""), List.of());

        BatchOutcome stored = outcomes.toBatchOutcome();
        assertThat(stored.counts()).isEqualTo(new Counts(1, 1, 0, 0, 0, 0, 0));
        assertThat(stored.written().get(0).state()).isEqualTo(RowState.INCOMPLETE);
        assertThat(stored.failures())
                .extracting(NewFailure::kind, NewFailure::field, NewFailure::waitsFor)
                .containsExactly(tuple(FailureKind.PARKED, "LanguageId", "contacts.number=C1"));
        assertThat(stored.settled()).isEmpty();
    }

    @Test
    void unchangedRowWritesItsEntryOnlyWhereTheSourceRowIsAnotherOne() {
        LedgerEntry same =
                LedgerEntry.written("customers", "usmf", "A1", row.target().hash())
                        .from(SourceVersion.rowId("1"));
        Outcomes outcomes = outcomes();
        outcomes.unchanged(row, same);
        assertThat(outcomes.toBatchOutcome().written()).isEmpty();

        outcomes.unchanged(row, same.from(SourceVersion.rowId("2")).inTarget("id-1", "W/\"1\""));

        BatchOutcome stored = outcomes.toBatchOutcome();
        assertThat(stored.counts().unchanged()).isEqualTo(2);
        assertThat(stored.written()).hasSize(1);
        assertThat(stored.written().get(0).source()).isEqualTo(SourceVersion.rowId("1"));
        assertThat(stored.written().get(0).targetId()).isEqualTo("id-1");
    }

    @Test
    void rowThatAgreesIsUnchangedAndItsCurrentEtagIsKept() {
        Outcomes outcomes = outcomes();

        outcomes.agreed(bound, new Known("id-1", "W/\"9\""), List.of());

        BatchOutcome stored = outcomes.toBatchOutcome();
        assertThat(stored.counts().unchanged()).isEqualTo(1);
        assertThat(stored.written().get(0).targetEtag()).isEqualTo("W/\"9\"");
        assertThat(pass.lastRows().updated()).isEmpty();
    }

    @Test
    void echoOfTheTwinIsUnchangedAndKeepsTheTwinsEtag() {
        Outcomes outcomes = outcomes();
        LedgerEntry seed = TaskFixture.seeded("customers", "A1", "id-1", "W/\"4\"", "{}");

        outcomes.echoed(row, seed);

        BatchOutcome stored = outcomes.toBatchOutcome();
        assertThat(stored.counts().unchanged()).isEqualTo(1);
        assertThat(stored.written().get(0).state()).isEqualTo(RowState.WRITTEN);
        assertThat(stored.written().get(0).targetEtag()).isEqualTo("W/\"4\"");
    }

    @Test
    void skippedRowsAreCountedByReason() {
        Outcomes outcomes = outcomes();

        outcomes.skipped(skipped("A1", "draft"), null);
        outcomes.skipped(skipped("A2", "draft"), null);
        outcomes.skipped(skipped("A3", "closed"), null);

        assertThat(outcomes.skipReasons()).isEqualTo(Map.of("draft", 2L, "closed", 1L));
        assertThat(outcomes.counts().skipped()).isEqualTo(3);
        assertThat(outcomes.toBatchOutcome().written()).isEmpty();
        assertThat(outcomes.toBatchOutcome().settled().keySet()).contains("A1", "A2", "A3");
    }

    @Test
    void sweepRemembersTheEtagOfASkippedRowSoThatItIsNotReadAgain() {
        use(TaskFixture.ACCOUNTS, "{'@odata.etag':'7','dataAreaId':'usmf','CustomerAccount':'A1'}");
        Outcomes outcomes = outcomes();

        outcomes.skipped(skipped("A1", "draft"), null);

        LedgerEntry entry = outcomes.toBatchOutcome().written().get(0);
        assertThat(entry.state()).isEqualTo(RowState.SKIPPED);
        assertThat(entry.source()).isEqualTo(SourceVersion.etag("7"));
    }

    @Test
    void sweepKeepsWhatWasWrittenOfARowThatIsSkippedNow() {
        use(TaskFixture.ACCOUNTS, "{'@odata.etag':'7','dataAreaId':'usmf','CustomerAccount':'A1'}");
        Outcomes outcomes = outcomes();
        LedgerEntry before = TaskFixture.written("customers", "A1", "hash");

        outcomes.skipped(skipped("A1", "draft"), before);
        outcomes.skipped(skipped("A1", "draft"), before.from(SourceVersion.etag("7")));

        assertThat(outcomes.toBatchOutcome().written())
                .containsExactly(before.from(SourceVersion.etag("7")));
    }

    @Test
    void supersededRowsCountAsUnchanged() {
        Batch batch = new Batch(pass, 0, List.of(row.source(), row.source()), Optional.empty());
        Mapped mapped = new Mapped(batch, List.of(row), List.of(), List.of(), 1, Set.of());

        Outcomes outcomes = new Outcomes(mapped, earlier(Map.of()));

        assertThat(outcomes.counts()).isEqualTo(new Counts(2, 0, 0, 1, 0, 0, 0));
    }

    @Test
    void seedsReplaceTheTwinsOwnEntriesOnlyInATaskThatUpdates() {
        assertThat(outcomes().toBatchOutcome().seedsReplace()).isTrue();

        use(
                TaskFixture.CUSTOMERS.replace("CustomerAccount] }", "CustomerAccount], once: x }"),
                SOURCE);
        assertThat(outcomes().toBatchOutcome().seedsReplace()).isFalse();
    }

    private Mapped.Skipped skipped(String key, String reason) {
        return new Mapped.Skipped(row.source(), key, reason, false);
    }
}
