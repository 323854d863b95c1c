package dev.p2c.task.upsert;

import dev.p2c.odata.TestService.Answer;
import dev.p2c.odata.TestService.Asked;
import dev.p2c.state.Counts;
import dev.p2c.state.Failure;
import dev.p2c.state.FailureKind;
import dev.p2c.state.LedgerEntry;
import dev.p2c.state.NewFailure;
import dev.p2c.task.TaskFixture;
import dev.p2c.task.batch.Mapped;
import dev.p2c.task.batch.RetryRule;
import dev.p2c.task.batch.TaskPass;
import dev.p2c.task.plan.Plan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Upserts of single rows: customers of Finance to accounts of Sales. */
abstract class UpsertFixture {

    static final String ID = "00000000-0000-0000-0000-000000000001";
    static final String CURRENCY = "00000000-0000-0000-0000-00000000000a";
    static final String CONTACT = "00000000-0000-0000-0000-00000000000b";

    @TempDir Path directory;

    TaskFixture fixture;
    Plan plan;
    TaskPass pass;

    @BeforeEach
    void open() {
        fixture = new TaskFixture(directory);
        use(TaskFixture.ACCOUNTS);
        answers(operation -> created(), UpsertFixture::found);
    }

    final void use(String mapping) {
        plan = fixture.plan("accounts", mapping);
        pass = fixture.pass(plan);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    static final String NAMES =
            """
source: { connection: finance, entity: CustomersV3, changes: { sweep: [dataAreaId, CustomerAccount] } }
target: { connection: sales, entity: accounts, key: [accountnumber] }
fields:
  accountnumber: CustomerAccount
  name: OrganizationName
""";

    static final String WITH_PARENT =
            NAMES
                    + "  description: { from: ContactPersonId, parent:"
                    + " contacts.msdynce_contactnumber }\n";

    final void upsert(Mapped.Accepted row) {
        RetryRule retryRule = new RetryRule(fixture.time, Duration.ofHours(1));
        new Upsert(fixture.state, retryRule).upsert(TaskFixture.mapped(pass, row));
    }

    final Mapped.Accepted row(String currency, String contact) {
        return TaskFixture.row(
                plan,
                ("{'@odata.etag':'7','dataAreaId':'usmf','CustomerAccount':'A1',"
                                + "'OrganizationName':'Contoso','SalesCurrencyCode':'%s',"
                                + "'ContactPersonId':'%s'}")
                        .formatted(currency, contact));
    }

    final Counts counts() {
        return pass.progress().counts();
    }

    final LedgerEntry entry() {
        return fixture.state.ledger().find("accounts", "usmf", List.of("A1")).get("A1");
    }

    final Failure failure() {
        return failures().get("A1");
    }

    final Map<String, Failure> failures() {
        return fixture.state.failures().find("accounts", "usmf", List.of("A1"));
    }

    final NewFailure rejected(Mapped.Accepted row) {
        return failure(row, FailureKind.REJECTED, "");
    }

    final NewFailure parked(Mapped.Accepted row) {
        return failure(row, FailureKind.PARKED, "contacts.msdynce_contactnumber=C9");
    }

    final NewFailure failure(Mapped.Accepted row, FailureKind kind, String waitsFor) {
        return new NewFailure(
                "A1",
                kind,
                "",
                "reason",
                "",
                waitsFor,
                row.source().toString(),
                "7",
                plan.mapping().version(),
                fixture.time.instant().plus(Duration.ofHours(1)));
    }

    final void answers(Function<Asked, Answer> write, Function<Asked, Answer> read) {
        fixture.answers(write, read);
    }

    final List<Asked> operations() {
        return fixture.operations();
    }

    static Answer found(Asked asked) {
        String target = asked.target();
        if (target.startsWith("transactioncurrencies") && target.contains("'USD'")) {
            return TaskFixture.rows(
                    "{'transactioncurrencyid':'%s','isocurrencycode':'USD'}".formatted(CURRENCY));
        }
        if (target.startsWith("contacts") && target.contains("'C1'")) {
            return TaskFixture.rows(
                    "{'contactid':'%s','msdynce_contactnumber':'C1'}".formatted(CONTACT));
        }
        return TaskFixture.rows();
    }

    static Answer created() {
        return Answer.json(201, "{\"@odata.etag\":\"W/\\\"1\\\"\",\"accountid\":\"" + ID + "\"}");
    }

    static Answer error() {
        return Answer.json(
                400, "{\"error\":{\"code\":\"0x80040220\",\"message\":\"not allowed\"}}");
    }
}
