package dev.p2c.task.upsert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.error.UnavailableException;
import dev.p2c.odata.TestService.Answer;
import dev.p2c.state.Counts;
import dev.p2c.state.FailureKind;
import dev.p2c.state.RowState;
import dev.p2c.task.batch.Mapped;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A batch from its mapped rows to its stored outcomes. */
class UpsertTest extends UpsertFixture {

    @Test
    void newRowIsWrittenWithItsLookupsAndRecorded() {
        upsert(row("USD", "C1"));

        assertThat(counts()).isEqualTo(new Counts(1, 1, 0, 0, 0, 0, 0));
        assertThat(operations().get(0).body())
                .contains(
                        "\"transactioncurrencyid@odata.bind\":\"/transactioncurrencies(" + CURRENCY)
                .contains("\"primarycontactid@odata.bind\":\"/contacts(" + CONTACT);
        assertThat(entry().state()).isEqualTo(RowState.WRITTEN);
    }

    @Test
    void rowIsWrittenWithoutALookupThatMayComeLater() {
        upsert(row("USD", "C9"));

        assertThat(operations().get(0).body()).doesNotContain("primarycontactid");
        assertThat(entry().state()).isEqualTo(RowState.INCOMPLETE);
        assertThat(failure().kind()).isEqualTo(FailureKind.PARKED);
        assertThat(failure().waitsFor()).isEqualTo("contacts.msdynce_contactnumber=C9");
    }

    @Test
    void incompleteRowIsNotSentAgainBeforeTheMissingRowArrives() {
        upsert(row("USD", "C9"));
        long sent = operations().size();

        upsert(row("USD", "C9"));

        assertThat(operations()).hasSize((int) sent);
        assertThat(entry().state()).isEqualTo(RowState.INCOMPLETE);
        assertThat(counts().parked()).isEqualTo(1);
    }

    @Test
    void rowIsParkedForALookupItCannotDoWithout() {
        upsert(row("ZZZ", "C1"));

        assertThat(operations()).isEmpty();
        assertThat(failure().kind()).isEqualTo(FailureKind.PARKED);
        assertThat(failure().waitsFor()).isEqualTo("transactioncurrencies.isocurrencycode=ZZZ");
        assertThat(counts()).isEqualTo(new Counts(1, 0, 0, 0, 0, 1, 0));
    }

    @Test
    void refusalOfTheTargetIsStoredAndTheBatchGoesOn() {
        answers(operation -> error(), UpsertFixture::found);

        upsert(row("USD", "C1"));

        assertThat(failure().kind()).isEqualTo(FailureKind.REJECTED);
        assertThat(failure().reason()).isEqualTo("not allowed");
        assertThat(pass.stopped()).isFalse();
    }

    @Test
    void refusedRowIsParkedIfItsParentIsMissing() {
        use(WITH_PARENT);
        answers(operation -> error(), UpsertFixture::found);

        upsert(row("USD", "C9"));

        assertThat(failure().kind()).isEqualTo(FailureKind.PARKED);
        assertThat(failure().waitsFor()).isEqualTo("contacts.msdynce_contactnumber=C9");
    }

    @Test
    void refusedRowIsSentOnceMoreIfItsParentExists() {
        use(WITH_PARENT);
        answers(operation -> error(), UpsertFixture::found);

        upsert(row("USD", "C1"));

        assertThat(operations()).hasSize(2);
        assertThat(failure().kind()).isEqualTo(FailureKind.REJECTED);
    }

    @Test
    void parkedRowIsNotSentWhileItsParentIsMissing() {
        use(WITH_PARENT);
        Mapped.Accepted row = row("USD", "C9");
        fixture.failed("accounts", parked(row));

        upsert(row);

        assertThat(operations()).isEmpty();
        assertThat(counts().parked()).isEqualTo(1);
    }

    @Test
    void outageStopsThePassAndSettlesNothing() {
        fixture.sales.answers(asked -> new Answer(503, Map.of(), ""));

        upsert(row("USD", "C1"));

        assertThat(pass.failure().orElseThrow()).isInstanceOf(UnavailableException.class);
        assertThat(counts()).isEqualTo(Counts.ZERO);
        assertThat(fixture.state.ledger().isEmpty("accounts", "usmf")).isTrue();
    }

    @Test
    void stoppedPassWritesNothing() {
        pass.stop(new IllegalStateException("stopped"));

        upsert(row("USD", "C1"));

        assertThat(fixture.sales.asked()).isEmpty();
    }
}
