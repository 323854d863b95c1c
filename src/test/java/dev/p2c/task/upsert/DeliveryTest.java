package dev.p2c.task.upsert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.odata.TestService.Answer;
import dev.p2c.odata.TestService.Asked;
import dev.p2c.state.BatchOutcome;
import dev.p2c.state.Counts;
import dev.p2c.state.LedgerEntry;
import dev.p2c.task.TaskFixture;
import dev.p2c.task.batch.BoundRow;
import dev.p2c.task.batch.Mapped;
import dev.p2c.task.batch.OpenFailures;
import dev.p2c.task.batch.Outcomes;
import dev.p2c.task.batch.RetryRule;
import dev.p2c.task.batch.TaskPass;
import dev.p2c.task.plan.Plan;
import dev.p2c.task.upsert.DeliveryState.Rejected;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Accounts of Sales, whose updates name the etag of the version they overwrite. */
class DeliveryTest {

    private static final String ID = "00000000-0000-0000-0000-000000000001";
    private static final String MAPPING =
            """
source: { connection: finance, entity: CustomersV3, changes: { sweep: [dataAreaId, CustomerAccount] } }
target: { connection: sales, entity: accounts, key: [accountnumber] }
fields:
  accountnumber: CustomerAccount
  name: OrganizationName
""";

    @TempDir Path directory;

    private TaskFixture fixture;
    private Plan plan;
    private TaskPass pass;
    private Outcomes outcomes;
    private BoundRow row;

    @BeforeEach
    void open() {
        fixture = new TaskFixture(directory);
        plan = fixture.plan("accounts", MAPPING);
        pass = fixture.pass(plan);
        Mapped.Accepted mapped =
                TaskFixture.row(plan, "{'CustomerAccount':'A1','OrganizationName':'Contoso'}");
        row = new BoundRow(mapped, Map.of(), List.of());
        RetryRule retryRule = new RetryRule(fixture.time, Duration.ofHours(1));
        outcomes =
                new Outcomes(
                        TaskFixture.mapped(pass, mapped),
                        new OpenFailures(pass, Map.of(), retryRule));
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void rowWeWroteIsReadForItsOldValuesAndUpdatedInThatVersion() {
        answers(operation -> updated("W/\"2\""), read -> TaskFixture.rows());

        assertThat(deliver(known("W/\"1\""))).isEmpty();

        assertThat(reads()).isEqualTo(1);
        assertThat(operations()).hasSize(1);
        assertThat(operations().get(0).headers()).containsEntry("if-match", "W/\"1\"");
        assertThat(outcomes.counts()).isEqualTo(new Counts(1, 0, 1, 0, 0, 0, 0));
        LedgerEntry entry = stored().written().get(0);
        assertThat(entry.targetEtag()).isEqualTo("W/\"2\"");
        assertThat(entry.isWrittenAs(row.row().target().hash())).isTrue();
    }

    @Test
    void rowThatChangedIsComparedAndWrittenInItsNewVersion() {
        answers(
                operation ->
                        operation.headers().get("if-match").equals("W/\"1\"")
                                ? stale()
                                : updated("W/\"3\""),
                read -> TaskFixture.rows(account("W/'2'", "Edited")));

        assertThat(deliver(known("W/\"1\""))).isEmpty();

        assertThat(operations())
                .extracting(operation -> operation.headers().get("if-match"))
                .containsExactly("W/\"1\"", "W/\"2\"");
        assertThat(outcomes.counts().updated()).isEqualTo(1);
        assertThat(stored().conflicts()).hasSize(1);
    }

    @Test
    void rowThatChangedToOurValuesIsNotSentAgain() {
        answers(operation -> stale(), read -> TaskFixture.rows(account("W/'2'", "Contoso")));

        assertThat(deliver(known("W/\"1\""))).isEmpty();

        assertThat(operations()).hasSize(1);
        assertThat(outcomes.counts().unchanged()).isEqualTo(1);
        assertThat(stored().written().get(0).targetEtag()).isEqualTo("W/\"2\"");
    }

    @Test
    void rowWithoutAnEtagIsComparedFirst() {
        answers(
                operation -> updated("W/\"3\""),
                read -> TaskFixture.rows(account("W/'2'", "Contoso")));

        assertThat(deliver(known(null))).isEmpty();

        assertThat(operations()).isEmpty();
        assertThat(outcomes.counts().unchanged()).isEqualTo(1);
    }

    @Test
    void refusedRowThatIsInTheTargetAsItShouldBeCountsAsUnchanged() {
        answers(operation -> readOnly(), read -> TaskFixture.rows(account("W/'1'", "Contoso")));

        assertThat(deliver(known("W/\"1\""))).isEmpty();

        assertThat(outcomes.counts().unchanged()).isEqualTo(1);
        assertThat(stored().failures()).isEmpty();
    }

    @Test
    void refusedRowThatDiffersIsRejectedWithTheWordsOfTheService() {
        answers(operation -> readOnly(), read -> TaskFixture.rows(account("W/'1'", "Old name")));

        List<Rejected> rejected = deliver(known("W/\"1\""));

        assertThat(rejected).hasSize(1);
        assertThat(rejected.get(0).refusal().message()).isEqualTo("read-only");
        assertThat(rejected.get(0).row()).isSameAs(row);
        assertThat(outcomes.counts().rejected()).isZero();
    }

    @Test
    void refusedRowThatIsMissingIsRejected() {
        answers(operation -> readOnly(), read -> TaskFixture.rows());

        assertThat(deliver(known("W/\"1\""))).hasSize(1);
    }

    @Test
    void rowThatKeepsChangingIsRejectedAfterFourRounds() {
        AtomicInteger version = new AtomicInteger(1);
        answers(
                operation -> stale(),
                read ->
                        TaskFixture.rows(
                                account("W/'" + version.incrementAndGet() + "'", "Edited")));

        List<Rejected> rejected = deliver(known("W/\"1\""));

        assertThat(rejected).hasSize(1);
        assertThat(operations()).hasSize(4);
        assertThat(rejected.get(0).refusal().status()).isEqualTo(412);
    }

    @Test
    void noRowsCauseNoRequest() {
        assertThat(new Delivery(pass, outcomes, Map.of()).deliver(List.of())).isEmpty();
        assertThat(fixture.sales.asked()).isEmpty();
    }

    private List<Rejected> deliver(LedgerEntry entry) {
        return new Delivery(pass, outcomes, Map.of("A1", entry)).deliver(List.of(row));
    }

    private LedgerEntry known(String etag) {
        String base = plan.values().base(TaskFixture.row(plan, OLD).target(), Set.of());
        return TaskFixture.written("accounts", "A1", "old", ID, etag, base);
    }

    private static final String OLD = "{'CustomerAccount':'A1','OrganizationName':'Old name'}";

    private BatchOutcome stored() {
        return outcomes.toBatchOutcome();
    }

    private void answers(Function<Asked, Answer> write, Function<Asked, Answer> read) {
        fixture.answers(write, read);
    }

    /** What was written, in a batch or alone. */
    private List<Asked> operations() {
        return fixture.operations();
    }

    private long reads() {
        return fixture.sales.asked().stream().filter(a -> a.method().equals("GET")).count();
    }

    private static String account(String etag, String name) {
        return "{\"@odata.etag\":\"%s\",\"accountid\":\"%s\",\"accountnumber\":\"A1\",\"name\":\"%s\"}"
                .formatted(etag.replace("'", "\\\""), ID, name);
    }

    private static Answer updated(String etag) {
        return new Answer(204, Map.of(), "")
                .with("ETag", etag)
                .with("OData-EntityId", "http://x/data/accounts(" + ID + ")");
    }

    /** The row is in another version than the etag names. */
    private static Answer stale() {
        return error(412, "0x80060882", "the version does not match");
    }

    private static Answer readOnly() {
        return error(400, "0x80040203", "read-only");
    }

    private static Answer error(int status, String code, String message) {
        return Answer.json(
                status,
                "{\"error\":{\"code\":\"%s\",\"message\":\"%s\"}}".formatted(code, message));
    }
}
