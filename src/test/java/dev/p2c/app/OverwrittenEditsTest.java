package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.run.Run;
import dev.p2c.sandbox.Reply;
import dev.p2c.sandbox.SandboxClient;
import dev.p2c.sandbox.http.InitialData;
import dev.p2c.state.Conflict;
import dev.p2c.state.Winner;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Edits in the target of a one-way task are replaced by the source's values and recorded.
 *
 * <p>Holds rules of docs/templates.md, "All of them".
 */
class OverwrittenEditsTest {

    private static final String NUMBER = "ACC-80001-TESTXX";
    private static final String CUSTOMER =
            "CustomersV2(dataAreaId='usmf',CustomerAccount='" + NUMBER + "')?cross-company=true";

    @TempDir Path directory;
    private Engine engine;
    private Accounts accounts;

    @BeforeEach
    void start() {
        engine = Engine.start(directory, InitialData.EMPTY);
        accounts = new Accounts(engine);
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void anEditInTheTargetIsRecordedWhenTheNextChangeReplacesIt() {
        String account = accounts.create(NUMBER, "Nordlicht");
        engine.sync("accounts");
        editInFinance(
                "{\"OrganizationName\": \"Edited in Finance\", \"PrimaryContactFax\": \"4321\"}");

        accounts.change(account, "name", "Edited in Sales");
        Run run = engine.sync("accounts");

        assertThat(run.counts().updated()).isEqualTo(1);
        assertThat(accounts.name(NUMBER)).isEqualTo("Edited in Sales");
        assertThat(conflicts())
                .extracting(Conflict::field, Conflict::source, Conflict::target, Conflict::winner)
                .containsExactlyInAnyOrder(
                        tuple(
                                "OrganizationName",
                                "Edited in Sales",
                                "Edited in Finance",
                                Winner.SOURCE),
                        tuple("PrimaryContactFax", "", "4321", Winner.SOURCE));
        assertThat(engine.p2c("failures", "conflicts").out())
                .contains("OrganizationName", "Edited in Finance", "source");
        assertThat(engine.p2c("failures", "conflicts", "--json").out())
                .contains("\"target\" : \"4321\"");
        assertThat(engine.p2c("status", "--json").out()).contains("\"conflicts\" : 2");
    }

    @Test
    void aChangeOfAnUnmappedFieldIsNoConflict() {
        String account = accounts.create(NUMBER, "Nordlicht");
        engine.sync("accounts");
        editInFinance("{\"SalesTaxGroup\": \"STD\"}");

        for (String name : List.of("Nordlicht AS", "Nordlicht Group")) {
            accounts.change(account, "name", name);
            assertThat(engine.sync("accounts").counts().updated()).isEqualTo(1);
        }

        assertThat(accounts.name(NUMBER)).isEqualTo("Nordlicht Group");
        assertThat(conflicts()).isEmpty();
    }

    @Test
    void anEditBetweenReadingAndWritingFinanceIsDetected() {
        String account = accounts.create(NUMBER, "Nordlicht");
        engine.sync("accounts");
        accounts.change(account, "name", "Edited in Sales");
        fault(engine.finance(), "CustomersV2");

        CompletableFuture<Run> pass = CompletableFuture.supplyAsync(() -> engine.sync("accounts"));
        await().until(() -> struck(engine.finance()) > 0);
        editInFinance("{\"PrimaryContactFax\": \"4321\"}");

        assertThat(pass.join().counts().updated()).isEqualTo(1);
        assertThat(accounts.name(NUMBER)).isEqualTo("Edited in Sales");
        assertThat(conflicts())
                .extracting(Conflict::field, Conflict::target)
                .containsExactly(tuple("PrimaryContactFax", "4321"));
    }

    @Test
    void anEditBetweenReadingAndWritingSalesIsDetected() {
        engine.finance().control("POST", "seed", "{\"products\": 1}");
        engine.sync("products");
        String address = "products(" + product().get("productid").asText() + ")";
        editProduct("77.70");
        fault(engine.sales(), "products");

        CompletableFuture<Run> pass = CompletableFuture.supplyAsync(() -> engine.sync("products"));
        await().until(() -> struck(engine.sales()) > 0);
        Reply reply = engine.sales().patch(address, "{\"name\": \"Edited in Sales\"}");
        assertThat(reply.status()).as(reply.body()).isEqualTo(204);

        assertThat(pass.join().counts().updated()).isEqualTo(1);
        assertThat(settled("released-products-to-products"))
                .extracting(Conflict::field, Conflict::target, Conflict::winner)
                .containsExactly(tuple("name", "Edited in Sales", Winner.SOURCE));
    }

    @Test
    void anUpdateOfAnUneditedRowInSalesIsOneReadingForTheHistoryAndOneWrite() {
        engine.finance().control("POST", "seed", "{\"products\": 1}");
        engine.sync("products");
        editProduct("77.70");
        engine.sync("products");
        editProduct("88.80");
        Engine.setBackCounters(engine.sales());

        assertThat(engine.sync("products").counts().updated()).isEqualTo(1);

        // The rows behind lookups are read in each pass, since one of them may be deactivated.
        JsonNode stats = engine.sales().control("GET", "stats", "").json();
        assertThat(stats.at("/byEntity/products").asLong()).isEqualTo(2);
        assertThat(Engine.operations(engine.sales(), "PATCH")).isEqualTo(1);
    }

    @Test
    void afterALostLedgerOnlyDifferencesAreWritten() {
        accounts.create(NUMBER, "Nordlicht");
        accounts.create("ACC-80002-TESTXX", "Suedlicht");
        engine.sync("accounts");
        editInFinance("{\"OrganizationName\": \"Edited in Finance\"}");
        engine.application().state().clear();

        Run run = engine.sync("accounts");

        assertThat(conflicts()).hasSize(1);
        assertThat(run.counts().unchanged()).isEqualTo(1);
        assertThat(run.counts().updated()).isEqualTo(1);
        assertThat(accounts.name(NUMBER)).isEqualTo("Nordlicht");
        assertThat(conflicts())
                .extracting(Conflict::field, Conflict::base, Conflict::source, Conflict::target)
                .containsExactly(tuple("OrganizationName", null, "Nordlicht", "Edited in Finance"));
    }

    @Test
    void aRowThatAPersonCreatedFirstIsNotOverwrittenWithoutARecord() {
        Reply reply =
                engine.finance()
                        .post(
                                "CustomersV2?cross-company=true",
                                """
                                {"dataAreaId": "usmf", "CustomerAccount": "%s",
                                 "OrganizationName": "Typed in Finance", "CustomerGroupId": "10",
                                 "SalesCurrencyCode": "USD"}
                                """
                                        .formatted(NUMBER));
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        accounts.create(NUMBER, "Nordlicht");

        engine.sync("accounts");

        assertThat(accounts.name(NUMBER)).isEqualTo("Nordlicht");
        assertThat(conflicts())
                .extracting(Conflict::field, Conflict::target)
                .contains(tuple("OrganizationName", "Typed in Finance"));
    }

    private void editInFinance(String json) {
        Reply reply = engine.finance().patch(CUSTOMER, json);
        assertThat(reply.status()).as(reply.body()).isEqualTo(204);
    }

    private JsonNode product() {
        return TestDeal.only(
                engine.sales(), "products?$filter=msdynce_ismaintainedexternally%20eq%20true");
    }

    private void editProduct(String price) {
        JsonNode product =
                engine.finance()
                        .get(
                                "ReleasedProductsV2?cross-company=true&$top=1&$filter=dataAreaId%20eq%20'usmf'")
                        .json()
                        .at("/value/0");
        Reply reply =
                engine.finance()
                        .patch(
                                "ReleasedProductsV2(dataAreaId='usmf',ItemNumber='"
                                        + product.get("ItemNumber").asText()
                                        + "')?cross-company=true",
                                "{\"SalesPrice\": " + price + "}");
        assertThat(reply.status()).as(reply.body()).isEqualTo(204);
    }

    /** Delays the next update of one row, so that an edit can come first. */
    private static void fault(SandboxClient service, String path) {
        String json =
                "[{\"method\": \"PATCH\", \"path\": \"%s\", \"latencyMs\": 1500, \"times\": 1}]";
        assertThat(service.control("POST", "faults", json.formatted(path)).status()).isEqualTo(200);
    }

    private static int struck(SandboxClient service) {
        return service.control("GET", "faults", "").json().findPath("matched").asInt();
    }

    private List<Conflict> conflicts() {
        return settled(Accounts.TASK);
    }

    private List<Conflict> settled(String task) {
        return engine.application().state().conflicts().settled(Optional.of(task), 100);
    }
}
