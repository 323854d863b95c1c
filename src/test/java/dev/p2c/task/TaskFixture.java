package dev.p2c.task;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.mapping.KnownConnection;
import dev.p2c.mapping.Mappings;
import dev.p2c.odata.Connection;
import dev.p2c.odata.TestService;
import dev.p2c.odata.TestService.Answer;
import dev.p2c.odata.TestService.Asked;
import dev.p2c.odata.TestTime;
import dev.p2c.run.CompanyRun;
import dev.p2c.run.Run;
import dev.p2c.run.RunOptions;
import dev.p2c.state.BatchOutcome;
import dev.p2c.state.LedgerEntry;
import dev.p2c.state.NewFailure;
import dev.p2c.state.SourceVersion;
import dev.p2c.state.State;
import dev.p2c.state.StateSettings;
import dev.p2c.task.batch.Batch;
import dev.p2c.task.batch.Mapped;
import dev.p2c.task.batch.TaskPass;
import dev.p2c.task.plan.Plan;
import dev.p2c.task.plan.Plans;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What the tests of a task's steps need: both services over HTTP with the answers a test gives, a
 * state in memory, and a folder of mappings.
 */
public final class TaskFixture implements AutoCloseable {

    public static final String COMPANY = "usmf";

    /** Accounts of Sales to customers of Finance, changes found by watermark. */
    public static final String CUSTOMERS =
            """
            source: { connection: sales, entity: accounts, changes: { watermark: modifiedon } }
            target: { connection: finance, entity: CustomersV3, key: [dataAreaId, CustomerAccount] }
            fields:
              CustomerAccount: accountnumber
              OrganizationName: name
              LanguageId: { constant: en-us }
              CreditLimit: creditlimit
            """;

    /** Customers of Finance to accounts of Sales, changes found by a sweep, with lookups. */
    public static final String ACCOUNTS =
            """
source: { connection: finance, entity: CustomersV3, changes: { sweep: [dataAreaId, CustomerAccount] } }
target: { connection: sales, entity: accounts, key: [accountnumber] }
fields:
  accountnumber: CustomerAccount
  name: OrganizationName
  transactioncurrencyid.isocurrencycode: SalesCurrencyCode
  primarycontactid.msdynce_contactnumber: { from: ContactPersonId, later: true }
""";

    /** The connections that mappings may name. */
    public static final List<KnownConnection> KNOWN =
            List.of(
                    new KnownConnection("sales", Optional.empty()),
                    new KnownConnection("finance", Optional.of("dataAreaId")));

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
                    .build();

    public final TestTime time = new TestTime();
    public final TestService sales;
    public final TestService finance;
    public final State state;

    private final Path directory;
    private final Plans plans;
    private final Run run;

    public TaskFixture(Path directory) {
        this(directory, List.of(COMPANY), RunOptions.SCHEDULED);
    }

    public TaskFixture(Path directory, List<String> companies, RunOptions options) {
        this.directory = directory;
        this.sales = service("sales-metadata.xml");
        this.finance = service("finance-metadata.xml");
        Map<String, Connection> connections =
                Map.of(
                        "sales", sales.connection("sales", time),
                        "finance", finance.connection("finance", time));
        this.plans = new Plans(new Mappings(directory, KNOWN), connections);
        this.state =
                State.open(new StateSettings("jdbc:h2:mem:" + UUID.randomUUID(), "", "", 4), time);
        long id = state.runs().start("test", companies.get(0), "schedule", time.instant());
        this.run = new Run(id, "test", companies, options, time.instant());
    }

    private static TestService service(String metadata) {
        try {
            return new TestService(metadata, asked -> Answer.json(200, "{\"value\":[]}"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Plans plans() {
        return plans;
    }

    /** Writes a mapping file and returns its plan. */
    public Plan plan(String task, String mapping) {
        try {
            Files.writeString(directory.resolve(task + ".yaml"), mapping);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return plans.current(task);
    }

    public CompanyRun run() {
        return run(COMPANY);
    }

    public CompanyRun run(String company) {
        return new CompanyRun(run, company);
    }

    /** A pass in which failures of earlier passes are looked up. */
    public TaskPass pass(Plan plan) {
        return new TaskPass(run(), plan, true);
    }

    /** JSON with single quotes. */
    public static ObjectNode json(String text) {
        try {
            return (ObjectNode) JSON.readTree(text.replace('\'', '"'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A source row after the mapping. */
    public static Mapped.Accepted row(Plan plan, String json) {
        ObjectNode source = json(json);
        return new Mapped.Accepted(source, plan.transformer().apply(source, COMPANY));
    }

    /** The first batch of a pass with nothing but rows to write. */
    public static Mapped mapped(TaskPass pass, Mapped.Accepted... rows) {
        List<ObjectNode> sources = List.of(rows).stream().map(Mapped.Accepted::source).toList();
        Batch batch = new Batch(pass, 0, sources, Optional.empty());
        return new Mapped(batch, List.of(rows), List.of(), List.of(), 0, Set.of());
    }

    /** The entry of a row that was written; without a base. */
    public static LedgerEntry written(String task, String key, String hash) {
        return written(task, key, hash, null, null, null);
    }

    /** The entry of a row that was written. */
    public static LedgerEntry written(
            String task, String key, String hash, String id, String etag, String base) {
        return written(task, COMPANY, key, hash, id, etag, base);
    }

    /** The entry of a row that was written for a company. */
    public static LedgerEntry written(
            String task,
            String company,
            String key,
            String hash,
            String id,
            String etag,
            String base) {
        return LedgerEntry.written(task, company, key, hash)
                .from(SourceVersion.rowId("origin"))
                .inTarget(id, etag)
                .withBase(base);
    }

    /** The entry of a row that the twin task brought. */
    public static LedgerEntry seeded(String task, String key, String id, String etag, String base) {
        return LedgerEntry.seeded(task, COMPANY, key).inTarget(id, etag).withBase(base);
    }

    /** The entry of a row that was looked at and skipped. */
    public static LedgerEntry skipped(String task, String company, String key) {
        return LedgerEntry.skipped(task, company, key).from(SourceVersion.etag("W/\"1\""));
    }

    /** Stores entries of one task and company in the ledger. */
    public void stored(LedgerEntry... entries) {
        String task = entries[0].task();
        commit(task, entries[0].company(), List.of(entries), List.of());
    }

    /** Stores a failure of a task. */
    public void failed(String task, NewFailure failure) {
        commit(task, COMPANY, List.of(), List.of(failure));
    }

    private void commit(
            String task, String company, List<LedgerEntry> entries, List<NewFailure> failures) {
        state.commit(
                BatchOutcome.of(task, company, run.id())
                        .withWritten(entries)
                        .withFailures(failures));
    }

    /** Answers every request of a service with these rows. */
    public static Answer rows(String... rows) {
        String values = String.join(",", rows).replace('\'', '"');
        return Answer.json(200, "{\"value\":[" + values + "]}");
    }

    @Override
    public void close() {
        state.close();
        sales.close();
        finance.close();
    }

    /**
     * Answers operations, in a batch or alone, with {@code write} and queries with {@code read}.
     */
    public void answers(Function<Asked, Answer> write, Function<Asked, Answer> read) {
        sales.answers(
                asked ->
                        asked.target().startsWith("$batch")
                                ? TestService.batch(asked, write)
                                : asked.method().equals("GET")
                                        ? read.apply(asked)
                                        : write.apply(asked));
    }

    /** The operations that were sent, in a batch or alone. */
    public List<Asked> operations() {
        return sales.asked().stream()
                .filter(asked -> !asked.method().equals("GET"))
                .flatMap(
                        asked ->
                                asked.target().startsWith("$batch")
                                        ? asked.operations().stream()
                                        : Stream.of(asked))
                .toList();
    }
}
