package dev.p2c.task.upsert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.state.LedgerEntry;
import dev.p2c.state.RowState;
import dev.p2c.task.TaskFixture;
import dev.p2c.task.batch.Mapped;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which rows of a batch are sent, and which get an outcome without a request. */
class ScreeningTest extends UpsertFixture {

    @Test
    void rowWithTheHashOfTheLastWriteIsNotSent() {
        Mapped.Accepted row = row("USD", "C1");
        fixture.stored(
                LedgerEntry.written("accounts", "usmf", "A1", row.target().hash())
                        .from(plan.sourceVersion(row.source())));

        upsert(row);

        assertThat(fixture.sales.asked()).isEmpty();
        assertThat(counts().unchanged()).isEqualTo(1);
    }

    @Test
    void rowTheTwinBroughtIsNotSentBackUnchanged() {
        use(NAMES);
        Mapped.Accepted row = row("USD", "C1");
        fixture.stored(
                TaskFixture.seeded("accounts", "A1", ID, "W/\"1\"", "{\"name\":\"Contoso\"}"));

        upsert(row);

        assertThat(fixture.sales.asked()).isEmpty();
        assertThat(counts().unchanged()).isEqualTo(1);
        assertThat(entry().state()).isEqualTo(RowState.WRITTEN);
    }

    @Test
    void rowThatComesBackUnchangedAfterItsDeactivationIsSent() {
        use(NAMES);
        fixture.stored(
                TaskFixture.seeded("accounts", "A1", ID, "W/\"1\"", "{\"name\":\"Contoso\"}"));
        fixture.state.ledgerMarks().deactivated("accounts", TaskFixture.COMPANY, List.of("A1"));

        upsert(row("USD", "C1"));

        assertThat(operations()).hasSize(1);
    }

    @Test
    void rowTheTwinBroughtAndThatChangedSinceIsSent() {
        use(NAMES);
        fixture.stored(TaskFixture.seeded("accounts", "A1", ID, "W/\"1\"", "{\"name\":\"Old\"}"));

        upsert(row("USD", "C1"));

        assertThat(operations()).hasSize(1);
        assertThat(operations().get(0).headers()).containsEntry("if-match", "W/\"1\"");
    }

    @Test
    void rowThatIsOnlyCreatedIsSkippedOnceItIsWritten() {
        use(NAMES.replace("[accountnumber] }", "[accountnumber], once: Sales owns it }"));
        fixture.stored(TaskFixture.written("accounts", "A1", "another hash"));

        upsert(row("USD", "C1"));

        assertThat(fixture.sales.asked()).isEmpty();
        assertThat(counts().skipped()).isEqualTo(1);
        assertThat(pass.progress().skipped()).containsKey("Sales owns it");
    }

    @Test
    void rowThatIsOnlyCreatedIsCompletedWhereItWasWrittenIncompletely() {
        use(NAMES.replace("[accountnumber] }", "[accountnumber], once: Sales owns it }"));
        fixture.stored(
                LedgerEntry.incomplete("accounts", "usmf", "A1", "another hash")
                        .inTarget(ID, "W/\"1\""));

        upsert(row("USD", "C1"));

        assertThat(operations()).hasSize(1);
    }

    @Test
    void rejectedRowRestsWithoutARequest() {
        Mapped.Accepted row = row("USD", "C1");
        fixture.failed("accounts", rejected(row));

        upsert(row);

        assertThat(fixture.sales.asked()).isEmpty();
        assertThat(counts().rejected()).isEqualTo(1);
    }

    @Test
    void rejectedRowIsTriedAgainWhenItsTimeComes() {
        Mapped.Accepted row = row("USD", "C1");
        fixture.failed("accounts", rejected(row));
        fixture.time.pass(Duration.ofHours(2));

        upsert(row);

        assertThat(counts().created()).isEqualTo(1);
        assertThat(failures()).isEmpty();
    }
}
