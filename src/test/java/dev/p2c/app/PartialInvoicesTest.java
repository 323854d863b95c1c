package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.run.Run;
import dev.p2c.sandbox.http.InitialData;
import dev.p2c.sandbox.sales.SalesRows;
import dev.p2c.sandbox.store.EntityTable;
import dev.p2c.sandbox.store.Row;
import dev.p2c.state.Failure;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * An order that is invoiced in parts, told as one story. Each invoice closes the order in Sales,
 * which then refuses changes of its columns and lines.
 *
 * <p>Holds rules of docs/templates.md, "Sales Orders, Finance to Sales", "Sales Invoices".
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PartialInvoicesTest {

    @RegisterExtension static final StoryRun STORY = StoryRun.on(InitialData.EMPTY);

    private static final String ORDER = "ORD-79041-TEST";
    private static final int INVOICED = 4;

    private static Engine engine;
    private static TestDeal deal;

    @BeforeAll
    static void start() {
        engine = STORY.engine();
        deal = STORY.deal();
        deal.begin(3);
        engine.sync("accounts");
        deal.document("salesorders", ORDER, "Spring order");
        deal.line("salesorders", ORDER, 1, "10", "0");
        deal.activate("salesorders", ORDER);
        STORY.syncAll();
        deal.press("orders/" + ORDER + "/confirm", "{}");
        calculated();
        STORY.syncAll();
    }

    private static void calculated() {
        deal.press("jobs/calculate-totals", "{}");
    }

    private static void invoiced(String quantity) {
        String lines = "{\"lines\": {\"1\": " + quantity + "}}";
        deal.press("orders/" + ORDER + "/ship", lines);
        deal.press("orders/" + ORDER + "/invoice", lines);
        calculated();
        STORY.syncAll();
    }

    private static void charged(String amount) {
        deal.press("orders/" + ORDER + "/charge", "{\"amount\": " + amount + "}");
        calculated();
    }

    private static JsonNode order() {
        return deal.sales("salesorders", ORDER);
    }

    private static void freightIs(String amount) {
        assertThat(order().get("freightamount").decimalValue())
                .isEqualByComparingTo(new BigDecimal(amount));
    }

    @Test
    @Order(1)
    void theFirstInvoiceClosesTheOrder() {
        invoiced("4");

        assertThat(order().get("statecode").asInt()).isEqualTo(INVOICED);
        assertThat(deal.failures()).isEmpty();
    }

    /** Behavior of specialized update operations: the state in a write of its own, before. */
    @Test
    @Order(2)
    void aChangeAfterTheFirstInvoiceMakesTheOrderActiveAndThenChangesIt() {
        charged("50.00");
        Engine.setBackCounters(engine.sales());

        Run run = engine.sync("orders-to-sales");

        assertThat(run.failures()).isEmpty();
        assertThat(deal.failures()).isEmpty();
        freightIs("50.00");
        assertThat(order().get("statecode").asInt()).isZero();
    }

    @Test
    @Order(5)
    void furtherInvoicesFollowUntilTheOrderIsInvoicedAsAWhole() {
        invoiced("3");
        invoiced("3");

        assertThat(engine.sales().get("invoices/$count").body()).isEqualTo("3");
        assertThat(
                        engine.sales()
                                .get("invoicedetails?$select=quantity")
                                .value()
                                .findValues("quantity"))
                .extracting(JsonNode::decimalValue)
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactlyInAnyOrder(new BigDecimal(4), new BigDecimal(3), new BigDecimal(3));
        assertThat(order().get("msdynce_processingstatus").asInt()).isEqualTo(647390003);
        assertThat(deal.failures()).isEmpty();
        Engine.setBackCounters(engine.sales());
        STORY.syncAll();
        assertThat(Engine.writes(engine.sales())).isZero();
    }

    /** Dynamics 365 Sales and privacy laws and regulations: only administrators may change it. */
    @Test
    @Order(3)
    void whereNobodyMayReopenAnOrderTheReasonSaysSoAndALaterPassWritesIt() {
        makeInvoiced();
        engine.sales().control("POST", "rules", "{\"invoicedOrdersReopen\": false}");
        charged("60.00");

        engine.sync("orders-to-sales");

        assertThat(deal.failures())
                .extracting(Failure::reason)
                .isNotEmpty()
                .allSatisfy(reason -> assertThat(reason).contains("closed in Sales"));
        engine.sales().control("POST", "rules", "{\"invoicedOrdersReopen\": true}");
        engine.p2c("failures", "retry", "--all");
        engine.sync("orders-to-sales");
        freightIs("60.00");
        assertThat(deal.failures()).isEmpty();
    }

    @Test
    @Order(4)
    void aPassThatDiesBetweenReopeningAndWritingIsMadeUpForByTheNext() {
        makeInvoiced();
        charged("70.00");
        // What a pass leaves that dies between the two writes.
        state(0, 1);

        engine.sync("orders-to-sales");

        freightIs("70.00");
        assertThat(deal.failures()).isEmpty();
    }

    /** A person closes the order again. */
    private static void makeInvoiced() {
        state(INVOICED, 100003);
    }

    private static void state(int state, int status) {
        String address = "salesorders(" + order().get("salesorderid").asText() + ")";
        String body = "{\"statecode\": %d, \"statuscode\": %d}".formatted(state, status);
        assertThat(engine.sales().patch(address, body).status()).isEqualTo(204);
    }

    @Test
    @Order(6)
    void anotherCurrencyIsRefused() {
        SalesRows rows = engine.sandbox().sales().rows();
        EntityTable orders = rows.store().table("salesorders");
        Row euro = rows.find("transactioncurrencies", "isocurrencycode", "EUR").get(0);
        rows.store()
                .write(
                        () -> {
                            Row row = rows.find("salesorders", "ordernumber", ORDER).get(0);
                            Map<Integer, Object> values = row.toMap();
                            values.put(
                                    orders.model().index("_transactioncurrencyid_value"),
                                    rows.id("transactioncurrencies", euro));
                            return orders.put(values);
                        });

        engine.application().runNow("orders-to-sales", Engine.command(true));

        assertThat(deal.failures())
                .extracting(Failure::reason)
                .anySatisfy(
                        reason ->
                                assertThat(reason)
                                        .contains("when the row was created")
                                        .contains("USD")
                                        .contains("EUR"));
    }
}
