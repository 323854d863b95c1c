package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.sandbox.Reply;
import dev.p2c.sandbox.http.InitialData;
import dev.p2c.state.Failure;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Documents in currencies with other than two decimals: every amount is the same in both systems,
 * or the row is refused with the reason.
 *
 * <p>Holds rules of docs/templates.md, "All of them".
 */
class CurrencyDecimalsTest {

    @RegisterExtension static final StoryRun STORY = StoryRun.on(InitialData.EMPTY);

    private static Engine engine;
    private static TestDeal deal;

    @BeforeAll
    static void start() {
        engine = STORY.engine();
        deal = STORY.deal();
        organization("{\"pricingdecimalprecision\": 1}");
        decimals("EUR", 4, "0.0001");
        decimals("GBP", 4, "0.01");
        decimals("SEK", 0, "0.01");
        decimals("AUD", 2, "0.05");
        deal.begin(3);
        STORY.syncAll();
        deal.taxed();
    }

    @Test
    void anOrderOfFinanceInYenHasTheSameAmountsInSales() {
        orderOfFinance("SO-86001", "JPY", "333.337");

        STORY.syncAll();

        JsonNode order = assertSameInSales("SO-86001");
        assertThat(order.get("totalamount").decimalValue().stripTrailingZeros().scale())
                .isLessThanOrEqualTo(0);
    }

    @Test
    void anOrderOfFinanceWithFourDecimalsHasTheSameAmountsInSales() {
        orderOfFinance("SO-86002", "EUR", "0.33337");

        STORY.syncAll();

        JsonNode order = assertSameInSales("SO-86002");
        assertThat(order.get("totalamount").decimalValue().stripTrailingZeros().scale())
                .isEqualTo(4);
    }

    @Test
    void anAmountThatSalesWouldRoundIsRefused() {
        orderOfFinance("SO-86003", "SEK", "33.33");

        engine.sync("orders-to-sales");

        assertThat(reasons("order-lines-to-sales"))
                .allSatisfy(reason -> assertThat(reason).contains("Sales keeps only 0 decimals"));
        assertThat(reasons("order-lines-to-sales")).isNotEmpty();
    }

    @Test
    void ordersOfSalesHaveTheSameAmountsInFinance() {
        orderOfSales("ORD-86004-TEST", "JPY", "12.5", "3");
        orderOfSales("ORD-86005-TEST", "EUR", "12.3", "0.0123");
        orderOfSales("ORD-86006-TEST", "SEK", "12.3", "1");

        engine.sync("orders-to-finance");

        assertSameInFinance("ORD-86004-TEST");
        assertSameInFinance("ORD-86005-TEST");
        assertSameInFinance("ORD-86006-TEST");
    }

    @Test
    void anAmountThatFinanceWouldRoundIsRefused() {
        orderOfSales("ORD-86007-TEST", "GBP", "12.3", "0.0123");

        engine.sync("orders-to-finance");

        assertThat(reasons("order-lines-to-finance"))
                .isNotEmpty()
                .allSatisfy(
                        reason ->
                                assertThat(reason).contains("target keeps only 2 decimals of GBP"));
    }

    /** Finance rounds amounts in this currency to steps of 0.05, as in Swiss francs. */
    @Test
    void amountsInStepsOfFiveCentsAreTheSameOrRefused() {
        orderOfFinance("SO-86008", "AUD", "33.33");
        orderOfSales("ORD-86009-TEST", "AUD", "12.3", "0.05");
        orderOfSales("ORD-86010-TEST", "AUD", "12.3", "0.03");

        engine.sync("orders-to-sales");
        engine.sync("orders-to-finance");

        assertSameInSales("SO-86008");
        assertSameInFinance("ORD-86009-TEST");
        assertThat(reasons("order-lines-to-finance"))
                .anyMatch(reason -> reason.contains("rounds amounts in AUD to 0.05"));
        engine.sync("orders-to-sales");
        Engine.setBackCounters(engine.sales());
        Engine.setBackCounters(engine.finance());
        engine.sync("orders-to-finance");
        engine.sync("orders-to-sales");
        assertThat(Engine.writes(engine.sales()) + Engine.writes(engine.finance())).isZero();
    }

    private static void orderOfFinance(String number, String currency, String price) {
        finance(
                "CDSSalesOrderHeaders",
                "\"SalesOrderNumber\": \"%s\", \"OrderingCustomerAccountNumber\": \"%s\","
                        + " \"CurrencyCode\": \"%s\"",
                number,
                TestDeal.ACCOUNT,
                currency);
        for (int product = 0; product < 2; product++) {
            finance(
                    "CDSSalesOrderLines",
                    "\"SalesOrderNumber\": \"%s\", \"ProductNumber\": \"%s\","
                            + " \"ShippingSiteId\": \"1\", \"OrderedSalesQuantity\": %d,"
                            + " \"SalesPrice\": %s, \"LineDiscountPercentage\": 3",
                    number,
                    deal.product(product).get("productnumber").asText(),
                    product + 3,
                    price);
        }
        deal.press("orders/" + number + "/charge", "{\"amount\": 20}");
        deal.press("orders/" + number + "/confirm", "{}");
        deal.press("jobs/calculate-totals", "{}");
    }

    private static void orderOfSales(
            String number, String currency, String price, String discount) {
        deal.created(
                "salesorders",
                """
                {"ordernumber": "%s", "name": "%s", "shipto_line1": "Kaien 4", "shipto_city": "Bergen",
                 "shipto_country": "norway", "customerid_account@odata.bind": "/%s",
                 "transactioncurrencyid@odata.bind": "/transactioncurrencies(%s)",
                 "pricelevelid@odata.bind": "/pricelevels(%s)"}
                """
                        .formatted(
                                number,
                                number,
                                engine.sales().account(TestDeal.ACCOUNT),
                                currency(currency),
                                TestDeal.only(
                                                engine.sales(),
                                                "pricelevels?$filter=name%20eq%20'Standard%20"
                                                        + currency
                                                        + "'")
                                        .get("pricelevelid")
                                        .asText()));
        JsonNode product = deal.product(0);
        deal.created(
                "salesorderdetails",
                """
                {"sequencenumber": 1, "quantity": 3, "priceperunit": %s, "manualdiscountamount": %s,
                 "ispriceoverridden": true, "productid@odata.bind": "/products(%s)",
                 "uomid@odata.bind": "/uoms(%s)", "salesorderid@odata.bind": "/salesorders(%s)"}
                """
                        .formatted(
                                price,
                                discount,
                                product.get("productid").asText(),
                                product.at("/defaultuomid/uomid").asText(),
                                deal.sales("salesorders", number).get("salesorderid").asText()));
        deal.activate("salesorders", number);
    }

    private static JsonNode assertSameInSales(String number) {
        assertThat(deal.failures()).noneMatch(failure -> failure.key().contains(number));
        JsonNode order = deal.sales("salesorders", number);
        JsonNode there = deal.finance("CDSSalesOrderHeaders(SalesOrderNumber='" + number + "')");
        assertSame(order.get("totalamount"), there.get("OrderTotalAmount"));
        assertSame(order.get("totaltax"), there.get("OrderTotalTaxAmount"));
        return order;
    }

    private static void assertSameInFinance(String number) {
        JsonNode there =
                deal.finance(
                        "CDSSalesOrderLines(SalesOrderNumber='"
                                + number
                                + "',LineCreationSequenceNumber=1)");
        assertThat(there.has("LineAmount")).as(reasons("order").toString()).isTrue();
        assertSame(there.get("LineAmount"), deal.sales("salesorders", number).get("totalamount"));
    }

    private static void assertSame(JsonNode number, JsonNode expected) {
        assertThat(number.decimalValue()).isEqualByComparingTo(expected.decimalValue());
        assertThat(number.decimalValue()).isGreaterThan(BigDecimal.ZERO);
    }

    private static List<String> reasons(String task) {
        return deal.failures().stream()
                .filter(failure -> failure.task().startsWith(task))
                .map(Failure::reason)
                .toList();
    }

    private static String currency(String code) {
        return TestDeal.only(
                        engine.sales(),
                        "transactioncurrencies?$filter=isocurrencycode%20eq%20'" + code + "'")
                .get("transactioncurrencyid")
                .asText();
    }

    private static void organization(String json) {
        String id = TestDeal.only(engine.sales(), "organizations").get("organizationid").asText();
        ok(engine.sales().patch("organizations(" + id + ")", json));
    }

    private static void decimals(String currency, int inSales, String ruleOfFinance) {
        ok(
                engine.sales()
                        .patch(
                                "transactioncurrencies(" + currency(currency) + ")",
                                "{\"currencyprecision\": " + inSales + "}"));
        ok(
                engine.finance()
                        .patch(
                                "Currencies('" + currency + "')",
                                "{\"RoundingRuleSalesOrders\": " + ruleOfFinance + "}"));
    }

    private static void ok(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(204);
    }

    private static void finance(String set, String fields, Object... values) {
        Reply reply =
                engine.finance()
                        .post(
                                set + "?cross-company=true",
                                "{\"dataAreaId\": \"usmf\", " + fields.formatted(values) + "}");
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
    }
}
