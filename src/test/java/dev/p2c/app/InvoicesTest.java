package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.run.Run;
import dev.p2c.sandbox.http.InitialData;
import dev.p2c.state.Failure;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Invoices posted in Finance become invoices in Sales (Prospect to cash, sales invoices template):
 * one deal from account to paid invoice, every step a button of either system and a pass over all.
 *
 * <p>Holds rules of docs/templates.md, "Sales Invoices", "All of them".
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class InvoicesTest {

    private static final String ORDER = "ORD-79001-TEST";
    private static final int ORDER_INVOICED = 3;
    private static final int STATE_INVOICED = 4;

    @RegisterExtension static final StoryRun STORY = StoryRun.on(InitialData.EMPTY);

    private static Engine engine;
    private static TestDeal deal;
    private static String invoice;

    @BeforeAll
    static void start() {
        engine = STORY.engine();
        deal = STORY.deal();
        deal.begin(3);
        STORY.syncAll();
        deal.taxed();
        deal.document("salesorders", ORDER, "Spring order");
        deal.line("salesorders", ORDER, 1, "3", "10.00");
        deal.line("salesorders", ORDER, 2, "2.5", "0");
        deal.activate("salesorders", ORDER);
        STORY.syncAll();
        deal.press("orders/" + ORDER + "/charge", "{\"amount\": 50.00}");
        deal.press("orders/" + ORDER + "/confirm", "{}");
        deal.press("jobs/calculate-totals", "{}");
        deal.press("orders/" + ORDER + "/ship", "{}");
    }

    /** Order of arrival: an invoice before its order, a line before its invoice. */
    @Test
    @Order(1)
    void anInvoiceWhoseOrderIsNotInSalesWaitsForIt() {
        invoice =
                deal.press("orders/" + ORDER + "/invoice", "{\"date\": \"2026-07-30\"}")
                        .get("invoice")
                        .asText();
        String id = deal.sales("salesorders", ORDER).get("salesorderid").asText();
        engine.sales().patch("salesorders(" + id + ")", "{\"ordernumber\": \"ORD-AWAY\"}");

        assertThat(engine.sync("invoices").counts().parked()).isEqualTo(3);

        assertThat(deal.failures())
                .extracting(Failure::waitsFor)
                .contains("salesorders.ordernumber=" + ORDER, "invoices.invoicenumber=" + invoice);
        engine.sales().patch("salesorders(" + id + ")", "{\"ordernumber\": \"" + ORDER + "\"}");
    }

    @Test
    @Order(2)
    void headerAndLinesBecomeAnInvoiceInSales() {
        engine.sync("orders-to-sales");

        Run run = engine.sync("invoices");

        assertThat(run.failures()).isEmpty();
        assertThat(run.counts().created()).isEqualTo(3);
        assertThat(deal.failures()).isEmpty();
    }

    @Test
    @Order(3)
    void theInvoiceHasEveryMappedField() {
        JsonNode row = deal.sales("invoices", invoice);

        assertThat(row.get("name").asText()).isEqualTo(invoice);
        assertThat(row.get("description").asText()).isEqualTo("Spring order");
        assertThat(row.get("msdynce_invoicedate").asText())
                .isEqualTo(LocalDate.of(2026, 7, 30).toString());
        assertThat(row.get("statecode").asInt()).isZero();
        assertThat(row.get("statuscode").asInt()).isEqualTo(4);
        assertThat(row.get("ispricelocked").asBoolean()).isFalse();
        assertThat(row.get("billto_city").asText()).isEqualTo("Oslo");
        assertThat(row.get("billto_line1").asText()).isEqualTo("Storgata 1");
        assertThat(row.get("billto_country").asText()).isEqualTo("NO");
    }

    /**
     * Every figure agrees to the cent, the rounding rest of the discount and all taxes included.
     */
    @Test
    @Order(4)
    void theTotalInSalesEqualsThatInFinance() {
        JsonNode posted =
                TestDeal.only(
                        engine.finance(),
                        "ExternallyMaintainedCustomerSalesInvoiceHeaders?cross-company=true");
        JsonNode row = deal.sales("invoices", invoice);

        assertThat(posted.get("InvoiceHeaderTaxAmount").decimalValue()).isPositive();
        assertSame(row, "totalamount", posted, "TotalInvoiceAmount");
        assertSame(row, "freightamount", posted, "TotalChargeAmount");
        assertSame(row, "msdynce_misctax", posted, "InvoiceHeaderTaxAmount");
        JsonNode line = line(1);
        assertThat(line.get("manualdiscountamount").decimalValue()).isEqualByComparingTo("10.00");
        assertThat(line.get("quantity").decimalValue()).isEqualByComparingTo("3");
        assertThat(line.get("priceperunit").decimalValue()).isEqualByComparingTo("100");
        assertThat(line.get("msdynce_invoicedate").asText()).isEqualTo("2026-07-30");
    }

    /** Sales invoices template: the order becomes Invoiced, the owner is that of the order. */
    @Test
    @Order(5)
    void theOrderIsInvoicedAndTheInvoiceHasItsOwner() {
        JsonNode order = deal.sales("salesorders", ORDER);
        JsonNode row = deal.sales("invoices", invoice);

        assertThat(order.get("statecode").asInt()).isEqualTo(STATE_INVOICED);
        assertThat(order.get("msdynce_processingstatus").asInt())
                .isEqualTo(647390000 + ORDER_INVOICED);
        assertThat(row.get("_salesorderid_value")).isEqualTo(order.get("salesorderid"));
        assertThat(row.get("_ownerid_value")).isEqualTo(order.get("_ownerid_value"));
    }

    /** After the whole cycle ten passes over all directions write nothing in either system. */
    @Test
    @Order(6)
    void tenPassesOverEverythingWriteNothing() {
        STORY.syncAll();
        Engine.setBackCounters(engine.sales());
        Engine.setBackCounters(engine.finance());

        for (int pass = 0; pass < 10; pass++) {
            STORY.syncAll();
        }

        assertThat(Engine.writes(engine.sales())).isZero();
        assertThat(Engine.writes(engine.finance())).isZero();
        assertThat(deal.failures()).isEmpty();
    }

    private static JsonNode line(int sequence) {
        return TestDeal.only(
                engine.sales(), "invoicedetails?$filter=sequencenumber%20eq%20" + sequence);
    }

    private static void assertSame(JsonNode row, String field, JsonNode other, String otherField) {
        BigDecimal expected = other.get(otherField).decimalValue();
        assertThat(row.get(field).decimalValue()).as(field).isEqualByComparingTo(expected);
    }
}
