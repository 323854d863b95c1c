package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.sandbox.Reply;
import dev.p2c.sandbox.http.InitialData;
import dev.p2c.state.Conflict;
import dev.p2c.state.Winner;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Orders that were activated in Sales and then edited in both systems.
 *
 * <p>Holds rules of docs/templates.md, "Sales Orders, Finance to Sales".
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrderConflictsTest {

    private static final String HEADERS = "order-headers-to-sales";
    private static final String LINES = "order-lines-to-sales";

    @TempDir static Path directory;
    private Engine engine;
    private TestDeal deal;

    @BeforeAll
    void start() {
        engine = Engine.start(directory, InitialData.EMPTY);
        deal = new TestDeal(engine);
        deal.begin(3);
        engine.sync("accounts");
    }

    @AfterAll
    void stop() {
        engine.close();
    }

    /** Sales orders template: after activation Finance is the master. */
    @ParameterizedTest
    @CsvSource({
        "ORD-1,orders-to-finance,orders-to-sales",
        "ORD-2,orders-to-sales,orders-to-finance"
    })
    void financeWinsForAHeaderEditedOnBothSidesInAnyOrderOfPasses(
            String number, String first, String second) {
        activated(number);
        editInSales("salesorders(" + id(number) + ")", "{\"shipto_city\": \"Hamburg\"}");
        editInFinance(header(number), "{\"DeliveryAddressCity\": \"Bremen\"}");
        confirm(number);

        engine.sync(first);
        engine.sync(second);

        assertThat(order(number).get("shipto_city").asText()).isEqualTo("Bremen");
        assertThat(deal.finance(shortHeader(number)).get("DeliveryAddressCity").asText())
                .isEqualTo("Bremen");
        assertThat(conflicts(HEADERS, number))
                .extracting(
                        Conflict::field,
                        Conflict::base,
                        Conflict::source,
                        Conflict::target,
                        Conflict::winner)
                .containsExactly(
                        tuple("shipto_city", "Bergen", "Bremen", "Hamburg", Winner.SOURCE));
        nothingIsWrittenInTenIdlePasses();
    }

    @ParameterizedTest
    @CsvSource({
        "ORD-3,orders-to-finance,orders-to-sales",
        "ORD-4,orders-to-sales,orders-to-finance"
    })
    void financeWinsForALineEditedOnBothSidesInAnyOrderOfPasses(
            String number, String first, String second) {
        activated(number);
        JsonNode line = line(number);
        editInSales(
                "salesorderdetails(" + line.get("salesorderdetailid").asText() + ")",
                "{\"quantity\": 7}");
        editInFinance(
                "CDSSalesOrderLines(dataAreaId='usmf',SalesOrderNumber='"
                        + number
                        + "',LineCreationSequenceNumber=1)?cross-company=true",
                "{\"OrderedSalesQuantity\": 5}");
        confirm(number);

        engine.sync(first);
        engine.sync(second);

        assertThat(line(number).get("quantity").decimalValue()).isEqualByComparingTo("5");
        assertThat(conflicts(LINES, number + "|1"))
                .filteredOn(conflict -> conflict.field().equals("quantity"))
                .extracting(Conflict::base, Conflict::source, Conflict::target, Conflict::winner)
                .containsExactly(tuple("3", "5", "7", Winner.SOURCE));
        nothingIsWrittenInTenIdlePasses();
    }

    @Test
    void anUneditedOrderReturnsWithoutAConflict() {
        activated("ORD-5");
        confirm("ORD-5");

        engine.sync("orders-to-sales");

        assertThat(order("ORD-5").get("msdynce_ismaintainedexternally").asBoolean()).isTrue();
        assertThat(conflicts(HEADERS, "ORD-5")).isEmpty();
        assertThat(conflicts(LINES, "ORD-5|1")).isEmpty();
    }

    @Test
    void anEditInSalesOfAReturnedOrderIsReplacedAtTheNextChangeInFinance() {
        activated("ORD-6");
        confirm("ORD-6");
        engine.sync("orders-to-sales");
        editInSales("salesorders(" + id("ORD-6") + ")", "{\"shipto_city\": \"Hamburg\"}");
        editInFinance(header("ORD-6"), "{\"DeliveryAddressStreet\": \"Am Wall 1\"}");
        deal.press("jobs/calculate-totals", "{}");

        engine.sync("orders-to-sales");

        assertThat(order("ORD-6").get("shipto_city").asText()).isEqualTo("Bergen");
        assertThat(order("ORD-6").get("shipto_line1").asText()).isEqualTo("Am Wall 1");
        assertThat(conflicts(HEADERS, "ORD-6"))
                .extracting(Conflict::field, Conflict::source, Conflict::target)
                .containsExactly(tuple("shipto_city", "Bergen", "Hamburg"));
    }

    @Test
    void aLostLedgerDoesNotOverwriteTheOrderInFinance() {
        activated("ORD-7");
        editInFinance(header("ORD-7"), "{\"DeliveryAddressCity\": \"Bremen\"}");
        engine.application().state().clear();
        Engine.setBackCounters(engine.finance());

        engine.sync("orders-to-finance");

        assertThat(deal.finance(shortHeader("ORD-7")).get("DeliveryAddressCity").asText())
                .isEqualTo("Bremen");
        assertThat(Engine.operations(engine.finance(), "PATCH")).isZero();
    }

    private void activated(String number) {
        deal.document("salesorders", number, "Order " + number);
        deal.line("salesorders", number, 1, "3", "0");
        deal.activate("salesorders", number);
        engine.sync("orders-to-finance");
        assertThat(deal.failures()).isEmpty();
    }

    private void confirm(String number) {
        deal.press("orders/" + number + "/confirm", "{}");
        deal.press("jobs/calculate-totals", "{}");
    }

    private void editInSales(String address, String json) {
        Reply reply = engine.sales().patch(address, json);
        assertThat(reply.status()).as(reply.body()).isEqualTo(204);
    }

    private void editInFinance(String address, String json) {
        Reply reply = engine.finance().patch(address, json);
        assertThat(reply.status()).as(reply.body()).isEqualTo(204);
    }

    private static String header(String number) {
        return "CDSSalesOrderHeaders(dataAreaId='usmf',SalesOrderNumber='"
                + number
                + "')?cross-company=true";
    }

    private static String shortHeader(String number) {
        return "CDSSalesOrderHeaders(SalesOrderNumber='" + number + "')";
    }

    private JsonNode order(String number) {
        return deal.sales("salesorders", number);
    }

    private String id(String number) {
        return order(number).get("salesorderid").asText();
    }

    private JsonNode line(String number) {
        return TestDeal.only(
                engine.sales(),
                "salesorderdetails?$filter=_salesorderid_value%20eq%20" + id(number));
    }

    private List<Conflict> conflicts(String task, String key) {
        return engine.application().state().conflicts().settled(Optional.of(task), 1000).stream()
                .filter(conflict -> conflict.key().equals(key))
                .toList();
    }

    private void nothingIsWrittenInTenIdlePasses() {
        engine.sync("orders-to-finance");
        engine.sync("orders-to-sales");
        int recorded = recorded();
        Engine.setBackCounters(engine.sales());
        Engine.setBackCounters(engine.finance());
        for (int pass = 0; pass < 10; pass++) {
            engine.sync("orders-to-finance");
            engine.sync("orders-to-sales");
        }
        assertThat(Engine.writes(engine.sales())).isZero();
        assertThat(Engine.writes(engine.finance())).isZero();
        assertThat(recorded()).isEqualTo(recorded);
    }

    private int recorded() {
        return engine.application().state().conflicts().settled(Optional.empty(), 1000).size();
    }
}
