package dev.p2c.task.upsert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.odata.TestService.Answer;
import dev.p2c.odata.TestService.Asked;
import dev.p2c.task.TaskFixture;
import dev.p2c.task.batch.BoundRow.Binding;
import dev.p2c.task.batch.BoundRow.LeftOut;
import dev.p2c.task.batch.Mapped;
import dev.p2c.task.plan.LastAgreed;
import dev.p2c.task.plan.Plan;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LookupsTest {

    private static final String CURRENCY = "00000000-0000-0000-0000-00000000000a";
    private static final String CONTACT = "00000000-0000-0000-0000-00000000000b";
    private static final String ACCOUNT = "00000000-0000-0000-0000-00000000000c";

    @TempDir Path directory;

    private TaskFixture fixture;
    private Plan plan;

    @BeforeEach
    void open() {
        fixture = new TaskFixture(directory);
        plan = fixture.plan("accounts", TaskFixture.ACCOUNTS);
        fixture.sales.answers(LookupsTest::answer);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void lookupIsBoundToTheIdFoundByKey() {
        Mapped.Accepted row = row("A1", "'USD'", "'C1'");

        Lookups lookups = lookups(row);

        assertThat(lookups.missing(row)).isEmpty();
        assertThat(lookups.leftOut(row)).isEmpty();
        assertThat(lookups.bindings(row))
                .containsEntry(
                        "transactioncurrencyid.isocurrencycode",
                        new Binding(
                                "transactioncurrencyid",
                                Optional.of("/transactioncurrencies(" + CURRENCY + ")")))
                .containsEntry(
                        "primarycontactid.msdynce_contactnumber",
                        new Binding("primarycontactid", Optional.of("/contacts(" + CONTACT + ")")));
    }

    @Test
    void emptyValueClearsTheLookupWithoutAQuery() {
        Mapped.Accepted row = row("A1", "null", "null");

        Lookups lookups = lookups(row);

        assertThat(lookups.missing(row)).isEmpty();
        assertThat(lookups.bindings(row).values())
                .containsExactly(
                        new Binding("transactioncurrencyid", Optional.empty()),
                        new Binding("primarycontactid", Optional.empty()));
        assertThat(fixture.sales.asked()).isEmpty();
    }

    @Test
    void rowWaitsForALookupItCannotDoWithout() {
        Mapped.Accepted row = row("A1", "'ZZZ'", "'C1'");

        assertThat(lookups(row).missing(row))
                .contains(
                        new LeftOut(
                                "transactioncurrencyid.isocurrencycode",
                                "transactioncurrencies.isocurrencycode=ZZZ"));
    }

    @Test
    void lookupThatMayComeLaterIsLeftOut() {
        Mapped.Accepted row = row("A1", "'USD'", "'C9'");

        Lookups lookups = lookups(row);

        assertThat(lookups.missing(row)).isEmpty();
        assertThat(lookups.leftOut(row))
                .containsExactly(
                        new LeftOut(
                                "primarycontactid.msdynce_contactnumber",
                                "contacts.msdynce_contactnumber=C9"));
        assertThat(lookups.bindings(row)).containsOnlyKeys("transactioncurrencyid.isocurrencycode");
    }

    /** And once more for numbers that no row has, which may have a blank at an end. */
    @Test
    void eachColumnIsQueriedOnceForAllRows() {
        List<Mapped.Accepted> rows =
                List.of(
                        row("A1", "'USD'", "'C1'"),
                        row("A2", "'USD'", "'C2'"),
                        row("A3", "'USD'", "'C1'"));

        new Lookups(plan, rows, TaskFixture.COMPANY, key -> LastAgreed.UNKNOWN);

        assertThat(fixture.sales.asked())
                .extracting(asked -> asked.target().replaceFirst("[?].*", ""))
                .containsExactlyInAnyOrder("transactioncurrencies", "contacts", "contacts");
    }

    @Test
    void resolvingARowDoesNotChangeIt() {
        Mapped.Accepted row = row("A1", "'USD'", "'C9'");
        String before = row.target().toString();

        Lookups lookups = lookups(row);
        lookups.bindings(row);
        lookups.leftOut(row);

        assertThat(row.target().toString()).isEqualTo(before);
    }

    @Test
    void firstCandidateWhoseRowExistsIsBound() {
        plan = fixture.plan("quotes", QUOTES);
        Mapped.Accepted byAccount = quote("A1");
        Mapped.Accepted byContact = quote("C1");

        Lookups lookups =
                new Lookups(
                        plan,
                        List.of(byAccount, byContact),
                        TaskFixture.COMPANY,
                        key -> LastAgreed.UNKNOWN);

        assertThat(lookups.bindings(byAccount).values())
                .containsExactly(
                        new Binding(
                                "customerid_account", Optional.of("/accounts(" + ACCOUNT + ")")));
        assertThat(lookups.bindings(byContact).values())
                .containsExactly(
                        new Binding(
                                "customerid_contact", Optional.of("/contacts(" + CONTACT + ")")));
    }

    @Test
    void rowWaitsForAnyOfItsCandidates() {
        plan = fixture.plan("quotes", QUOTES);
        Mapped.Accepted nobody = quote("X9");

        Lookups lookups =
                new Lookups(plan, List.of(nobody), TaskFixture.COMPANY, key -> LastAgreed.UNKNOWN);

        assertThat(lookups.missing(nobody).orElseThrow().waitsFor())
                .isEqualTo("accounts.accountnumber=X9 or contacts.msdynce_contactnumber=X9");
    }

    private static final String QUOTES =
            """
source: { connection: finance, entity: CustomersV3, changes: { sweep: [dataAreaId, CustomerAccount] } }
target: { connection: sales, entity: quotes, key: [quotenumber] }
fields:
  quotenumber: CustomerAccount
  customerid.Account(accountnumber).Contact(msdynce_contactnumber): ContactPersonId
""";

    private Lookups lookups(Mapped.Accepted row) {
        return new Lookups(plan, List.of(row), TaskFixture.COMPANY, key -> LastAgreed.UNKNOWN);
    }

    private Mapped.Accepted row(String number, String currency, String contact) {
        return TaskFixture.row(
                plan,
                "{'CustomerAccount':'%s','SalesCurrencyCode':%s,'ContactPersonId':%s}"
                        .formatted(number, currency, contact));
    }

    private Mapped.Accepted quote(String customer) {
        return TaskFixture.row(
                plan, "{'CustomerAccount':'Q1','ContactPersonId':'%s'}".formatted(customer));
    }

    private static Answer answer(Asked asked) {
        String target = asked.target();
        if (target.startsWith("transactioncurrencies") && target.contains("'USD'")) {
            return TaskFixture.rows(
                    "{'transactioncurrencyid':'%s','isocurrencycode':'USD'}".formatted(CURRENCY));
        }
        if (target.startsWith("contacts") && target.contains("'C1'")) {
            return TaskFixture.rows(
                    "{'contactid':'%s','msdynce_contactnumber':'C1'}".formatted(CONTACT));
        }
        if (target.startsWith("accounts") && target.contains("'A1'")) {
            return TaskFixture.rows("{'accountid':'%s','accountnumber':'A1'}".formatted(ACCOUNT));
        }
        return TaskFixture.rows();
    }
}
