package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.sandbox.Reply;
import dev.p2c.sandbox.http.InitialData;
import dev.p2c.state.Failure;
import java.math.BigDecimal;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Prices for 100 units, prices with tax, surcharges and discounts on a whole document: every amount
 * is the same in both systems, to the cent, or the row is refused.
 *
 * <p>Holds rules of docs/templates.md, "All of them".
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PriceUnitTest {

    private static final String IN_FINANCE = "SO-85001";
    private static final String IN_SALES = "ORD-85002-TEST";
    private static final String DISCOUNTED = "ORD-85003-TEST";

    @RegisterExtension static final StoryRun STORY = StoryRun.on(InitialData.EMPTY);

    private static Engine engine;
    private static TestDeal deal;

    @BeforeAll
    static void start() {
        engine = STORY.engine();
        deal = STORY.deal();
        deal.begin(3);
        STORY.syncAll();
        deal.taxed();
    }

    /** Price for 100 units, tax included, a surcharge, a discount on the order, and charges. */
    @Test
    @Order(1)
    void anOrderOfFinanceHasTheSameAmountsInSales() {
        finance(
                "CDSSalesOrderHeaders",
                "\"SalesOrderNumber\": \"%s\", \"OrderingCustomerAccountNumber\": \"%s\","
                        + " \"ArePricesIncludingSalesTax\": \"Yes\"",
                IN_FINANCE,
                TestDeal.ACCOUNT);
        line(
                0,
                "\"OrderedSalesQuantity\": 500, \"SalesPrice\": 12.34, \"SalesPriceQuantity\": 100");
        line(1, "\"OrderedSalesQuantity\": 3, \"SalesPrice\": 99.995, \"TotalDiscountAmount\": 10");
        line(2, "\"OrderedSalesQuantity\": 2, \"SalesPrice\": 10, \"FixedPriceCharges\": 5.01");
        press("discount", "{\"percent\": 7.5}");
        press("charge", "{\"amount\": 20}");
        press("confirm", "{}");
        deal.press("jobs/calculate-totals", "{}");

        STORY.syncAll();

        assertThat(deal.failures()).isEmpty();
        JsonNode posted =
                deal.finance("CDSSalesOrderHeaders(SalesOrderNumber='" + IN_FINANCE + "')");
        JsonNode order = deal.sales("salesorders", IN_FINANCE);
        assertThat(posted.get("TotalDiscountAmount").decimalValue()).isPositive();
        assertSame(order, "totalamount", posted, "OrderTotalAmount");
        assertSame(order, "totaltax", posted, "OrderTotalTaxAmount");
        assertSame(order, "discountamount", posted, "TotalDiscountAmount");
    }

    @Test
    @Order(2)
    void itsInvoiceHasTheSameAmountsInSales() {
        press("ship", "{}");
        String number = press("invoice", "{\"date\": \"2026-07-30\"}").get("invoice").asText();

        STORY.syncAll();

        assertThat(deal.failures()).isEmpty();
        JsonNode posted =
                TestDeal.only(
                        engine.finance(),
                        "ExternallyMaintainedCustomerSalesInvoiceHeaders?cross-company=true");
        JsonNode invoice = deal.sales("invoices", number);
        assertSame(invoice, "totalamount", posted, "TotalInvoiceAmount");
        assertSame(invoice, "totaltax", posted, "TotalTaxAmount");
        assertSame(invoice, "totaldiscountamount", posted, "TotalDiscountAmount");
    }

    /** The product has a price for 100 units, and the customer prices with tax. */
    @Test
    @Order(3)
    void anOrderOfSalesHasTheSameAmountsInFinance() {
        String number = deal.product(0).get("productnumber").asText();
        JsonNode variant =
                TestDeal.only(
                        engine.finance(),
                        "CDSReleasedDistinctProducts?cross-company=true&$filter=ProductNumber%20eq%20'"
                                + number
                                + "'");
        patch(
                "ReleasedProductsV2(dataAreaId='usmf',ItemNumber='%s')?cross-company=true",
                variant.get("ItemNumber").asText(), "{\"SalesPriceQuantity\": 100}");
        patch(
                "CustomersV2(dataAreaId='usmf',CustomerAccount='%s')?cross-company=true",
                TestDeal.ACCOUNT, "{\"IsSalesTaxIncludedInPrices\": \"Yes\"}");
        deal.document("salesorders", IN_SALES, "Price unit");
        deal.line("salesorders", IN_SALES, 1, "3", "10.00");
        deal.activate("salesorders", IN_SALES);

        STORY.syncAll();

        assertThat(deal.failures()).isEmpty();
        JsonNode line =
                deal.finance(
                        "CDSSalesOrderLines(SalesOrderNumber='"
                                + IN_SALES
                                + "',LineCreationSequenceNumber=1)");
        assertThat(line.get("LineAmount").decimalValue()).isEqualByComparingTo("290.00");
        assertThat(
                        deal.finance("CDSSalesOrderHeaders(SalesOrderNumber='" + IN_SALES + "')")
                                .get("ArePricesIncludingSalesTax")
                                .asText())
                .isEqualTo("No");
    }

    @Test
    @Order(4)
    void anOrderOfSalesWithADiscountOnTheWholeOrderIsRefusedWithTheReason() {
        deal.document("salesorders", DISCOUNTED, "Discounted");
        deal.line("salesorders", DISCOUNTED, 1, "3", "0");
        String id = deal.sales("salesorders", DISCOUNTED).get("salesorderid").asText();
        engine.sales().patch("salesorders(" + id + ")", "{\"discountpercentage\": 5}");
        deal.activate("salesorders", DISCOUNTED);

        engine.sync("orders-to-finance");

        assertThat(deal.failures())
                .filteredOn(failure -> failure.task().equals("order-headers-to-finance"))
                .extracting(Failure::key, Failure::field)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple(DISCOUNTED, "OrderTotalAmount"));
        assertThat(deal.failures())
                .anySatisfy(failure -> assertThat(failure.reason()).contains("a discount of 5"));
    }

    private static void line(int product, String fields) {
        String number = deal.product(product).get("productnumber").asText();
        finance(
                "CDSSalesOrderLines",
                "\"SalesOrderNumber\": \"%s\", \"ProductNumber\": \"%s\", \"ShippingSiteId\": \"1\", "
                        + fields,
                IN_FINANCE,
                number);
    }

    private static void finance(String set, String fields, Object... values) {
        Reply reply =
                engine.finance()
                        .post(
                                set + "?cross-company=true",
                                "{\"dataAreaId\": \"usmf\", " + fields.formatted(values) + "}");
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
    }

    private static void patch(String address, String key, String json) {
        Reply reply = engine.finance().patch(address.formatted(key), json);
        assertThat(reply.status()).as(reply.body()).isEqualTo(204);
    }

    private static JsonNode press(String button, String json) {
        return deal.press("orders/" + IN_FINANCE + "/" + button, json);
    }

    private static void assertSame(JsonNode row, String field, JsonNode other, String otherField) {
        BigDecimal expected = other.get(otherField).decimalValue();
        assertThat(row.get(field).decimalValue()).as(field).isEqualByComparingTo(expected);
    }
}
