package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.app.Engine.Command;
import dev.p2c.sandbox.Reply;
import dev.p2c.sandbox.http.InitialData;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Undoes a run of a direction that has an opposite one, with a text and a lookup. */
class UndoneOrdersTest {

    private static final String OTHER = "ACC-79002-TESTXX";

    @TempDir static Path directory;
    private static Engine engine;
    private static TestDeal deal;

    @BeforeAll
    static void start() {
        engine = Engine.start(directory, InitialData.EMPTY);
        deal = new TestDeal(engine);
        deal.begin(1);
        new Accounts(engine).create(OTHER, "Sydlicht");
        engine.sync("accounts");
        deal.document("salesorders", "ORD-1", "Order 1");
        deal.line("salesorders", "ORD-1", 1, "3", "0");
        deal.activate("salesorders", "ORD-1");
        engine.sync("orders-to-finance");
        deal.press("orders/ORD-1/confirm", "{}");
        deal.press("jobs/calculate-totals", "{}");
        engine.sync("orders-to-sales");
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @Test
    void anUndoneRunPutsBackATextAndALookupAndCanBeUndoneItself() {
        editInFinance("{\"OrderingCustomerAccountNumber\": \"%s\"}".formatted(OTHER));
        editInFinance("{\"DeliveryAddressCity\": \"Bremen\"}");
        deal.press("jobs/calculate-totals", "{}");
        long run = engine.sync("orders-to-sales").id();
        assertOrder("Bremen", OTHER);

        JsonNode planned = undo(run);
        assertOrder("Bergen", TestDeal.ACCOUNT);
        assertThat(planned.at("/rows/0/fields").findValuesAsText("name"))
                .contains(
                        "shipto_city",
                        "customerid.Account(accountnumber).Contact(msdynce_contactnumber)");

        engine.sync("orders-to-finance");
        engine.sync("orders-to-sales");
        assertOrder("Bergen", TestDeal.ACCOUNT);
        assertThat(inFinance().get("DeliveryAddressCity").asText())
                .as("Finance owns the order and keeps its values")
                .isEqualTo("Bremen");

        undo(latest());
        assertOrder("Bremen", OTHER);
    }

    private static void editInFinance(String json) {
        String header =
                "CDSSalesOrderHeaders(dataAreaId='usmf',SalesOrderNumber='ORD-1')?cross-company=true";
        Reply reply = engine.finance().patch(header, json);
        assertThat(reply.status()).as(reply.body()).isEqualTo(204);
    }

    private static JsonNode inFinance() {
        return deal.finance("CDSSalesOrderHeaders(SalesOrderNumber='ORD-1')");
    }

    private static void assertOrder(String city, String customer) {
        JsonNode order = deal.sales("salesorders", "ORD-1");
        assertThat(order.get("shipto_city").asText()).isEqualTo(city);
        assertThat(engine.sales().account(customer))
                .contains(order.get("_customerid_value").asText());
    }

    /** Plans the undoing of a run, applies the plan, and returns the plan. */
    private static JsonNode undo(long run) {
        String plan = directory.resolve("undo-" + run + ".json").toString();
        Command planned = engine.p2c("plan", "--undo", String.valueOf(run), "-o", plan, "--json");
        assertThat(planned.exit()).as(planned.out() + planned.err()).isZero();
        Command applied = engine.p2c("apply", plan);
        assertThat(applied.exit()).as(applied.out() + applied.err()).isZero();
        return CommandJson.of(planned.out());
    }

    /** The run of the last apply. */
    private static long latest() {
        return engine.application().state().runs().latestOf("orders-to-sales", 20).stream()
                .filter(run -> run.trigger().equals("apply"))
                .mapToLong(run -> run.id())
                .max()
                .orElseThrow();
    }
}
