package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.run.Run;
import dev.p2c.sandbox.http.InitialData;
import dev.p2c.state.Counts;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Orders activated in Sales become sales orders in Finance (Prospect to cash, sales orders
 * template, Sales to Finance), told as one story.
 *
 * <p>Holds rules of docs/templates.md, "Sales Orders, Sales to Finance", "All of them".
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OrdersToFinanceTest {

    private static final String ORDER = "ORD-79001-TEST";

    @RegisterExtension static final StoryRun STORY = StoryRun.on(InitialData.EMPTY);

    private static Engine engine;
    private static TestDeal deal;

    @BeforeAll
    static void start() {
        engine = STORY.engine();
        deal = STORY.deal();
        deal.begin(3);
        deal.document("salesorders", ORDER, "Spring order");
        deal.line("salesorders", ORDER, 1, "3", "10.00");
        deal.line("salesorders", ORDER, 2, "2.5", "0");
    }

    /** Sales orders template: only activated orders are written. */
    @Test
    @Order(1)
    void aDraftOrderStaysInSales() {
        assertThat(engine.sync("orders-to-finance").counts().read()).isZero();
    }

    /** Order of arrival: an order before its customer, a line before its header. */
    @Test
    @Order(2)
    void anActiveOrderIsParkedUntilItsCustomerExists() {
        deal.activate("salesorders", ORDER);
        assertThat(engine.sync("orders-to-finance").counts().parked()).isEqualTo(3);

        engine.sync("accounts");
        Run run = engine.sync("orders-to-finance");

        assertThat(run.failures()).isEmpty();
        assertThat(run.counts().created()).isEqualTo(3);
        assertThat(deal.failures()).isEmpty();
    }

    @Test
    @Order(3)
    void theOrderHasEveryMappedField() {
        JsonNode header = header();

        Map<String, String> expected =
                Map.ofEntries(
                        Map.entry("CustomersOrderReference", "Spring order"),
                        Map.entry("OrderingCustomerAccountNumber", TestDeal.ACCOUNT),
                        Map.entry("CurrencyCode", "USD"),
                        Map.entry("SalesOrderProcessingStatus", "Active"),
                        Map.entry("OrderingCustomerIsExternallyMaintained", "Yes"),
                        Map.entry("IsDeliveryAddressOrderSpecific", "Yes"),
                        Map.entry("DeliveryAddressName", "Delivery"),
                        Map.entry("DeliveryAddressDescription", "Delivery"),
                        Map.entry("DeliveryAddressStreet", "Kaien 4"),
                        Map.entry("DeliveryAddressStreetNumber", "B"),
                        Map.entry("DeliveryAddressCity", "Bergen"),
                        Map.entry("DeliveryAddressStateId", "46"),
                        Map.entry("DeliveryAddressZipCode", "5003"),
                        Map.entry("DeliveryAddressCountryRegionISOCode", "NO"));
        expected.forEach(
                (field, value) ->
                        assertThat(header.path(field).asText()).as(field).isEqualTo(value));
    }

    /** Discount conversion: 10.00 over 3 is 3.33 a unit and -0.01 of charges. */
    @Test
    @Order(4)
    void theDiscountOfALineIsSplitInFinanceAndAddsUpToTheCent() {
        JsonNode line =
                deal.finance(
                        "CDSSalesOrderLines(SalesOrderNumber='"
                                + ORDER
                                + "',LineCreationSequenceNumber=1)");

        assertThat(line.get("ProductNumber")).isEqualTo(deal.product(0).get("productnumber"));
        assertAmount(line, "OrderedSalesQuantity", "3");
        assertAmount(line, "SalesPrice", "100");
        assertAmount(line, "TotalDiscountAmount", "10.00");
        assertAmount(line, "LineDiscountAmount", "3.33");
        assertAmount(line, "FixedPriceCharges", "-0.01");
        assertAmount(line, "LineAmount", "290.00");
    }

    /** Finance owns the order after activation, so a later edit in Sales is not sent. */
    @Test
    @Order(5)
    void anEditAfterActivationIsSkippedWithTheReason() {
        String id = deal.sales("salesorders", ORDER).get("salesorderid").asText();
        engine.sales().patch("salesorders(" + id + ")", "{\"shipto_city\": \"Oslo\"}");
        Engine.setBackCounters(engine.finance());

        Run run = engine.sync("orders-to-finance");

        assertThat(run.counts().skipped()).isEqualTo(1);
        assertThat(run.progress("order-headers-to-finance").skipped())
                .containsEntry("Finance owns the order from its activation on", 1L);
        assertThat(Engine.writes(engine.finance())).isZero();
        assertThat(header().get("DeliveryAddressCity").asText()).isEqualTo("Bergen");
    }

    /** Sales orders template: no write-in products; the Activate button refuses the order. */
    @Test
    @Order(6)
    void anOrderWithAWriteInProductStaysInSales() {
        deal.document("salesorders", "ORD-79002-TEST", "With gift wrapping");
        deal.writeIn("salesorders", "ORD-79002-TEST", 1);
        assertThat(engine.sales().control("POST", "orders/ORD-79002-TEST/activate", "{}").status())
                .isEqualTo(409);

        Counts counts = engine.sync("orders-to-finance").counts();

        assertThat(counts.created() + counts.rejected() + counts.parked()).isZero();
    }

    private static JsonNode header() {
        return deal.finance("CDSSalesOrderHeaders(SalesOrderNumber='" + ORDER + "')");
    }

    private static void assertAmount(JsonNode row, String field, String amount) {
        assertThat(row.get(field).decimalValue()).as(field).isEqualByComparingTo(amount);
    }
}
