package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.run.Run;
import dev.p2c.sandbox.http.InitialData;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Orders of Finance come to Sales when they are confirmed (Prospect to cash, sales orders template,
 * Finance to Sales), told as one story.
 *
 * <p>Holds rules of docs/templates.md, "Sales Orders, Finance to Sales".
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OrdersToSalesTest {

    private static final String ORDER = "ORD-79001-TEST";
    private static final String BORN_IN_FINANCE = "SO-79002";
    private static final int CONFIRMED = 647390001;

    @RegisterExtension static final StoryRun STORY = StoryRun.on(InitialData.EMPTY);

    private static Engine engine;
    private static TestDeal deal;

    @BeforeAll
    static void start() {
        engine = STORY.engine();
        deal = STORY.deal();
        deal.begin(3);
        engine.sync("accounts");
        deal.taxed();
        deal.document("salesorders", ORDER, "Spring order");
        deal.line("salesorders", ORDER, 1, "3", "10.00");
        deal.line("salesorders", ORDER, 2, "2.5", "0");
        deal.activate("salesorders", ORDER);
        engine.sync("orders-to-finance");
    }

    /** Sales orders template: only orders that are confirmed or in a later status. */
    @Test
    @Order(1)
    void anOrderThatIsNotConfirmedIsSkippedWithTheReason() {
        Engine.setBackCounters(engine.sales());

        Run run = engine.sync("orders-to-sales");

        assertThat(run.counts().skipped()).isEqualTo(3);
        assertThat(run.progress("order-headers-to-sales").skipped())
                .isEqualTo(Map.of("it is not confirmed yet", 1L));
        assertThat(Engine.operations(engine.sales(), "PATCH")).isZero();
    }

    /** Sales orders template: only orders whose totals were calculated since the last change. */
    @Test
    @Order(2)
    void aConfirmedOrderWithoutTotalsIsSkippedWithTheReason() {
        deal.press("orders/" + ORDER + "/charge", "{\"amount\": 50.00}");
        deal.press("orders/" + ORDER + "/confirm", "{}");

        Run run = engine.sync("orders-to-sales");

        assertThat(run.progress("order-headers-to-sales").skipped())
                .isEqualTo(Map.of("its totals are not calculated since its last change", 1L));
    }

    /** Sales orders template: the state stays Active, and every figure agrees to the cent. */
    @Test
    @Order(3)
    void aConfirmedOrderComesBackAndAddsUp() {
        deal.press("jobs/calculate-totals", "{}");

        Run run = engine.sync("orders-to-sales");

        assertThat(run.failures()).isEmpty();
        assertThat(run.counts().updated()).isEqualTo(3);
        JsonNode order = order(ORDER);
        JsonNode header = deal.finance("CDSSalesOrderHeaders(SalesOrderNumber='" + ORDER + "')");
        assertThat(order.get("msdynce_processingstatus").asInt()).isEqualTo(CONFIRMED);
        assertThat(order.get("msdynce_ismaintainedexternally").asBoolean()).isTrue();
        assertThat(order.get("statecode").asInt()).isZero();
        assertThat(order.get("statuscode").asInt()).isEqualTo(1);
        assertThat(order.get("description").asText()).isEqualTo("Spring order");
        assertThat(order.get("shipto_city").asText()).isEqualTo("Bergen");
        assertThat(order.get("shipto_country").asText()).isEqualTo("NO");
        assertThat(order.get("billto_city").asText()).isEqualTo("Oslo");
        assertThat(order.get("billto_country").asText()).isEqualTo("NO");
        assertAmount(order, "freightamount", "50");
        assertAmount(order, "totalamount", header.get("OrderTotalAmount").asText());
        JsonNode line = line(1);
        assertAmount(line, "manualdiscountamount", "10.00");
        assertAmount(line, "quantity", "3");
        assertAmount(line, "priceperunit", "100");
        assertThat(line.get("msdynce_ismaintainedexternally").asBoolean()).isTrue();
    }

    /**
     * Freight tax: the tax on header charges is one line of its own, so that Sales adds up, too.
     */
    @Test
    @Order(4)
    void theTaxOfHeaderChargesIsOneLineThatIsNeverSentBack() {
        JsonNode header = deal.finance("CDSSalesOrderHeaders(SalesOrderNumber='" + ORDER + "')");
        assertThat(header.get("OrderHeaderTaxAmount").decimalValue()).isPositive();

        JsonNode line =
                TestDeal.only(
                        engine.sales(), "salesorderdetails?$filter=msdynce_ismisctax%20eq%20true");
        assertThat(line.get("productdescription").asText()).isEqualTo("Freight Tax");
        assertAmount(line, "tax", header.get("OrderHeaderTaxAmount").asText());
        assertThat(order(ORDER).get("msdynce_hasexternallymaintainedproductsonly").asBoolean())
                .isTrue();
        assertThat(engine.sync("orders-to-finance").counts().created()).isZero();
    }

    /** No echo: neither direction sends back the rows that the other one wrote. */
    @Test
    @Order(5)
    void noDirectionSendsBackWhatTheOtherWrote() {
        engine.sync("orders-to-finance");
        Engine.setBackCounters(engine.sales());
        Engine.setBackCounters(engine.finance());

        for (int pass = 0; pass < 5; pass++) {
            engine.sync("orders-to-finance");
            engine.sync("orders-to-sales");
        }

        assertThat(Engine.writes(engine.sales())).isZero();
        assertThat(Engine.writes(engine.finance())).isZero();
    }

    /** Sales orders template: the processing status shows the fulfilment. */
    @Test
    @Order(6)
    void theOrderFollowsItsProcessingStatusInFinance() {
        deal.press("orders/" + ORDER + "/pick", "{}");
        assertThat(statusAfterSync()).isEqualTo(647390004);
        deal.press("orders/" + ORDER + "/ship", "{\"lines\": {\"1\": 1}}");
        assertThat(statusAfterSync()).isEqualTo(647390008);
        deal.press("orders/" + ORDER + "/ship", "{}");
        assertThat(statusAfterSync()).isEqualTo(647390007);
    }

    /** Sales orders template: orders created in Finance are created in Sales, too. */
    @Test
    @Order(7)
    void anOrderCreatedInFinanceIsCreatedInSales() {
        bear(BORN_IN_FINANCE, TestDeal.ACCOUNT);
        confirm(BORN_IN_FINANCE);

        assertThat(engine.sync("orders-to-sales").counts().created()).isEqualTo(2);

        JsonNode order = order(BORN_IN_FINANCE);
        assertThat(order.get("msdynce_processingstatus").asInt()).isEqualTo(CONFIRMED);
        assertThat(order.at("/customerid_account/accountnumber").asText())
                .isEqualTo(TestDeal.ACCOUNT);
        engine.sync("orders-to-finance");
        assertThat(deal.failures()).isEmpty();
    }

    /** Sales orders template: only orders whose customers come from Sales. */
    @Test
    @Order(8)
    void anOrderOfACustomerOfFinanceIsSkippedWithTheReason() {
        engine.finance()
                .post(
                        "CustomersV2?cross-company=true",
                        """
                        {"dataAreaId": "usmf", "CustomerAccount": "US-790", "OrganizationName": "Local",
                         "CustomerGroupId": "10", "SalesCurrencyCode": "USD", "SiteId": "1"}
                        """);
        bear("SO-79003", "US-790");
        confirm("SO-79003");

        Run run = engine.sync("orders-to-sales");

        assertThat(run.progress("order-headers-to-sales").skipped())
                .isEqualTo(Map.of("its ordering customer does not come from Sales", 1L));
        assertThat(run.counts().created()).isZero();
    }

    /** The lines are read while their header is not confirmed. */
    @Test
    @Order(9)
    void linesWhoseHeaderIsConfirmedLaterAreWrittenAfterIt() {
        bear("SO-79004", TestDeal.ACCOUNT);
        assertThat(engine.sync("orders-to-sales").counts().created()).isZero();
        confirm("SO-79004");
        String refusal =
                "[{\"method\": \"POST\", \"path\": \"salesorders\", \"status\": 400, \"times\": 1}]";
        engine.sales().control("POST", "faults", refusal);
        assertThat(engine.sync("orders-to-sales").counts().rejected()).isEqualTo(1);

        engine.p2c("failures", "retry", "--all");
        engine.sync("orders-to-sales");

        assertThat(deal.failures()).isEmpty();
        assertThat(order("SO-79004").get("msdynce_processingstatus").asInt()).isEqualTo(CONFIRMED);
        assertThat(engine.application().state().ledger().count("order-lines-to-sales", "usmf"))
                .as("lines of three orders")
                .isEqualTo(4);
    }

    private static void bear(String number, String customer) {
        post(
                "CDSSalesOrderHeaders",
                "{\"dataAreaId\": \"usmf\", \"SalesOrderNumber\": \"%s\", \"OrderingCustomerAccountNumber\": \"%s\"}"
                        .formatted(number, customer));
        post(
                "CDSSalesOrderLines",
                "{\"dataAreaId\": \"usmf\", \"SalesOrderNumber\": \"%s\", \"ProductNumber\": \"%s\", \"OrderedSalesQuantity\": 4}"
                        .formatted(number, deal.product(0).get("productnumber").asText()));
    }

    private static void confirm(String number) {
        deal.press("orders/" + number + "/confirm", "{}");
        deal.press("jobs/calculate-totals", "{}");
    }

    private static void post(String set, String json) {
        var reply = engine.finance().post(set + "?cross-company=true", json);
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
    }

    private static int statusAfterSync() {
        engine.sync("orders-to-sales");
        return order(ORDER).get("msdynce_processingstatus").asInt();
    }

    private static JsonNode order(String number) {
        return TestDeal.only(
                engine.sales(),
                "salesorders?$expand=customerid_account($select=accountnumber)&$filter=ordernumber%20eq%20'"
                        + number
                        + "'");
    }

    private static JsonNode line(int sequence) {
        return TestDeal.only(
                engine.sales(),
                "salesorderdetails?$filter=msdynce_ordernumber%20eq%20'"
                        + ORDER
                        + "'%20and%20sequencenumber%20eq%20"
                        + sequence);
    }

    private static void assertAmount(JsonNode row, String field, String amount) {
        assertThat(row.get(field).decimalValue()).as(field).isEqualByComparingTo(amount);
    }
}
