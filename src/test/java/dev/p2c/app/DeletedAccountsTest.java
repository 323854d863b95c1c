package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.app.cli.ExitCode;
import dev.p2c.run.Run;
import dev.p2c.sandbox.Sandbox;
import dev.p2c.sandbox.SandboxClient;
import dev.p2c.sandbox.SandboxSettings;
import dev.p2c.sandbox.http.InitialData;
import dev.p2c.state.FailureKind;
import dev.p2c.testing.TestClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Accounts deleted in Sales, which the delta link reports. */
class DeletedAccountsTest {

    private static final String TARGET = "key: [dataAreaId, CustomerAccount]";
    private static final String DELETE = "deletes: delete";

    @TempDir Path directory;
    private final TestClock clock = TestClock.running();
    private final TestClock salesTime = TestClock.standing();
    private Engine engine;
    private Accounts accounts;
    private SandboxClient sales;
    private final List<String> addresses = new ArrayList<>();

    private void start(String option, Map<String, String> settings) {
        start(option, "entity: accounts", settings);
    }

    private void start(String option, String source, Map<String, String> settings) {
        ProjectFiles files = ProjectFiles.copiedTo(directory);
        String mapping = "mappings/accounts-to-customers.yaml";
        files.edit(mapping, TARGET, TARGET + "\n  " + option);
        files.edit(mapping, "entity: accounts", source);
        Map<String, String> all = new HashMap<>(files.environment());
        all.putAll(settings);
        SandboxSettings standIns =
                SandboxSettings.defaults()
                        .withPorts(0, 0, 0)
                        .withData(InitialData.EMPTY)
                        .withTokenLifetime(Duration.ofDays(100))
                        .withClock(salesTime);
        engine = Engine.on(Sandbox.start(standIns), directory, all, clock);
        accounts = new Accounts(engine);
        sales = engine.sales();
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    private void create(int number) {
        for (int i = 0; i < number; i++) {
            addresses.add(accounts.create("ACC-" + i, "Company " + i));
        }
        assertThat(engine.sync("accounts").counts().created()).isEqualTo(number);
    }

    private void delete(int from, int to) {
        addresses
                .subList(from, to)
                .forEach(a -> assertThat(sales.delete(a).status()).isEqualTo(204));
    }

    @Test
    void aDeletionIsReportedWithinADayAndChangesNothing() {
        start("deletes: report", Map.of());
        create(3);
        delete(1, 2);
        Engine.setBackCounters(sales);

        engine.sync("accounts");
        assertThat(accounts.failure("ACC-1")).isEmpty();
        assertThat(Engine.operations(sales, "GET"))
                .as("the delta link is not read yet")
                .isEqualTo(1);

        clock.advance(Duration.ofHours(25));
        Run told = engine.sync("accounts");

        assertThat(told.failures()).isEmpty();
        assertThat(told.progress("accounts-to-customers").gone()).containsEntry("reported", 1L);
        assertThat(accounts.failure("ACC-1").orElseThrow().kind()).isEqualTo(FailureKind.DELETED);
        assertThat(accounts.failure("ACC-1").orElseThrow().reason())
                .isEqualTo("deleted in sales, still in finance");
        assertThat(accounts.customers()).isEqualTo(3);

        clock.advance(Duration.ofHours(25));
        assertThat(engine.sync("accounts").progress("accounts-to-customers").gone()).isEmpty();
        assertThat(accounts.failure("ACC-1").orElseThrow().attempts()).isEqualTo(1);
        JsonNode task = CommandJson.of(engine.p2c("status", "--json").out()).get("tasks").get(0);
        assertThat(task.get("deleted").asInt()).isEqualTo(1);
        assertThat(engine.p2c("failures", "list", "--kind", "deleted").out()).contains("ACC-1");
    }

    @Test
    void aRowThatIsCreatedAgainIsNoLongerReported() {
        start("deletes: report", Map.of("P2C_DELETES_EVERY", "0s"));
        create(2);
        delete(1, 2);
        engine.sync("accounts");
        assertThat(accounts.failure("ACC-1")).isPresent();

        String again = accounts.create("ACC-1", "Company 1");
        engine.sync("accounts");
        assertThat(accounts.failure("ACC-1")).isEmpty();

        sales.delete(again);
        engine.sync("accounts");
        assertThat(accounts.failure("ACC-1").orElseThrow().kind()).isEqualTo(FailureKind.DELETED);
    }

    @Test
    void onlyTheCustomerOfTheDeletedAccountIsDeleted() {
        start(DELETE, Map.of());
        create(3);
        engine.finance()
                .post(
                        "CustomersV2?cross-company=true",
                        "{\"dataAreaId\":\"usmf\",\"CustomerAccount\":\"BY-HAND\",\"OrganizationName\":\"x\","
                                + "\"CustomerGroupId\":\"10\",\"SalesCurrencyCode\":\"USD\",\"PartyType\":\"Organization\"}");
        String other = accounts.create("{\"name\":\"never across\"}");
        delete(0, 1);
        sales.delete(other);
        engine.sync("accounts");

        String runs = engine.p2c("runs", "--eventful", "--limit", "1").out();
        assertThat(runs).contains("DELETED").doesNotContain("DEACTIVATED");
        assertThat(accounts.customer("ACC-0")).isEmpty();
        assertThat(accounts.customers()).isEqualTo(3);
        assertThat(accounts.inLedger()).isEqualTo(2);
        Engine.setBackCounters(sales);
        Engine.setBackCounters(engine.finance());
        engine.sync("accounts");
        assertThat(Engine.operations(sales, "GET")).as("rows and delta link").isEqualTo(2);
        assertThat(Engine.writes(engine.finance())).isZero();
        assertThat(Engine.operations(engine.finance(), "GET")).isZero();
    }

    @Test
    void aCustomerThatIsAlreadyDeletedCountsAsDone() {
        start(DELETE, Map.of());
        create(2);
        engine.finance()
                .delete(
                        "CustomersV2(dataAreaId='usmf',CustomerAccount='ACC-0')?cross-company=true");
        delete(0, 1);

        Run run = engine.sync("accounts");

        assertThat(run.failures()).isEmpty();
        assertThat(accounts.failure("ACC-0")).isEmpty();
        assertThat(accounts.inLedger()).isEqualTo(1);
    }

    @Test
    void aDeletionThatFinanceRefusesIsRejectedAndRetried() {
        start(DELETE, Map.of());
        create(2);
        String order =
                "{\"dataAreaId\":\"usmf\",\"SalesOrderNumber\":\"SO-1\",\"OrderingCustomerAccountNumber\":\"ACC-0\","
                        + "\"InvoiceCustomerAccountNumber\":\"ACC-0\",\"CurrencyCode\":\"USD\"}";
        assertThat(engine.finance().post("CDSSalesOrderHeaders?cross-company=true", order).status())
                .isEqualTo(201);
        delete(0, 1);

        engine.sync("accounts");

        assertThat(accounts.failure("ACC-0").orElseThrow().kind()).isEqualTo(FailureKind.REJECTED);
        assertThat(accounts.failure("ACC-0").orElseThrow().reason())
                .contains("The customer has sales orders.");
        engine.finance()
                .delete(
                        "CDSSalesOrderHeaders(dataAreaId='usmf',SalesOrderNumber='SO-1')?cross-company=true");
        engine.sync("accounts");
        assertThat(accounts.customer("ACC-0")).as("its time has not come").isPresent();
        clock.advance(Duration.ofMinutes(61));
        engine.sync("accounts");
        assertThat(accounts.customer("ACC-0")).isEmpty();
        assertThat(accounts.failure("ACC-0")).isEmpty();
    }

    @Test
    void deactivateWritesTheFieldsOfTheMapping() {
        start("deletes: deactivate\n  deactivate: { OnHoldStatus: All }", Map.of());
        create(2);
        delete(1, 2);

        Run run = engine.sync("accounts");

        assertThat(run.progress("accounts-to-customers").gone()).containsEntry("deactivated", 1L);
        assertThat(accounts.customer("ACC-1").orElseThrow().get("OnHoldStatus").asText())
                .isEqualTo("All");
        assertThat(accounts.customer("ACC-0").orElseThrow().get("OnHoldStatus").asText())
                .isEqualTo("No");
        assertThat(accounts.customers()).isEqualTo(2);
    }

    @Test
    void moreDeletionsThanTheLimitWaitForAPerson() {
        start(DELETE, Map.of("P2C_DELETES_MOST", "2"));
        create(4);
        delete(0, 3);

        Run held = engine.sync("accounts");

        assertThat(held.held().get("usmf"))
                .contains("3 of 4 rows are missing in sales")
                .contains("bin/p2c sync accounts --allow-deletes");
        assertThat(accounts.customers()).isEqualTo(4);
        assertThat(engine.application().state().runs().latestOf("accounts", 1).get(0).error())
                .contains("p2c.deletes.most (2)");
        assertThat(engine.p2c("sync", "accounts").exit()).isEqualTo(ExitCode.SOME_ROWS_NOT_DONE);
        assertThat(accounts.customers()).isEqualTo(4);
        assertThat(ExplainedRow.json(engine, "accounts-to-customers", "ACC-0").toString())
                .contains("No pass removes it now: the brake on deletions", "--allow-deletes");

        Engine.Command released = engine.p2c("sync", "accounts", "--allow-deletes");

        assertThat(released.out()).contains("3 deleted in the source, deleted");
        assertThat(released.exit()).isEqualTo(ExitCode.DONE);
        assertThat(accounts.customers()).isEqualTo(1);
        assertThat(engine.sync("accounts").held()).isEmpty();
    }

    @Test
    void aLargeShareOfDeletionsWaitsForAPerson() {
        start(DELETE, Map.of());
        create(20);
        delete(0, 6);

        assertThat(engine.sync("accounts").held()).containsKey("usmf");

        assertThat(accounts.customers()).isEqualTo(20);
    }

    @Test
    void aRowThatLeavesTheFilterIsNotDeleted() {
        start(DELETE, "entity: accounts\n  filter: statecode eq 0", Map.of());
        create(3);
        assertThat(sales.patch(addresses.get(0), "{\"statecode\":1}").status()).isEqualTo(204);
        engine.sync("accounts");
        delete(1, 2);
        engine.sync("accounts");

        assertThat(accounts.customer("ACC-0")).isPresent();
        assertThat(accounts.customer("ACC-1")).isEmpty();
        assertThat(accounts.failure("ACC-0")).isEmpty();
    }

    @Test
    void anExpiredDeltaLinkIsReplacedByAComparisonOfAllKeys() {
        start(DELETE, Map.of());
        create(3);
        delete(1, 2);
        salesTime.advance(Duration.ofDays(8));

        Run run = engine.sync("accounts");

        assertThat(run.failures()).isEmpty();
        assertThat(accounts.customer("ACC-1")).isEmpty();
        assertThat(accounts.customers()).isEqualTo(2);
        delete(2, 3);
        engine.sync("accounts");
        assertThat(accounts.customers()).as("the new link works").isEqualTo(1);
    }

    @Test
    void anOutageDuringTheDeltaLinkLosesNoDeletion() {
        start(DELETE, Map.of("P2C_SALES_ATTEMPTS", "1", "P2C_SALES_REST", "1s"));
        create(2);
        delete(1, 2);
        sales.control(
                "POST",
                "faults",
                "[{\"method\":\"GET\",\"path\":\"accounts\",\"status\":503,\"every\":2,\"times\":1}]");
        assertThat(engine.sync("accounts").failures()).containsKey("usmf");
        assertThat(accounts.customer("ACC-1")).isPresent();
        sales.control("DELETE", "faults", "");
        clock.advance(Duration.ofMinutes(2));

        engine.sync("accounts");

        assertThat(accounts.customer("ACC-1")).isEmpty();
    }
}
