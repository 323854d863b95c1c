package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.run.Run;
import dev.p2c.sandbox.http.InitialData;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Invoices that are not written to Sales (Prospect to cash, sales invoices template, and the limits
 * that dual-write states for it: free text invoices and credit notes do not travel).
 *
 * <p>Holds rules of docs/templates.md, "Sales Invoices".
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SkippedInvoicesTest {

    private static final String HEADERS = "ExternallyMaintainedCustomerSalesInvoiceHeaders";
    private static final String LINES = "ExternallyMaintainedCustomerSalesInvoiceLines";

    @RegisterExtension static final StoryRun STORY = StoryRun.on(InitialData.EMPTY);

    @BeforeAll
    static void begin() {
        STORY.deal().begin(2);
        STORY.syncAll();
        post("FTI-1", "", "9.50", "1");
        post("CRN-1", "ORD-1", "-9.50", "-1");
    }

    /** Free text invoices and credit notes are not supported. */
    @Test
    @Order(1)
    void freeTextInvoicesAndCreditNotesAreSkippedWithTheirLines() {
        Run run = STORY.engine().sync("invoices");

        assertThat(run.progress("invoice-headers-to-sales").skipped())
                .isEqualTo(
                        Map.of(
                                "it is a free text invoice without an order",
                                1L,
                                "it is a credit note",
                                1L));
        assertThat(run.progress("invoice-lines-to-sales").skipped())
                .isEqualTo(Map.of("invoice-headers-to-sales skips its header", 2L));
        assertThat(run.counts().parked() + run.counts().rejected()).isZero();
    }

    @Test
    @Order(2)
    void skippedInvoicesLeaveNoWaitingRows() {
        Run run = STORY.engine().sync("invoices");

        assertThat(run.counts().parked()).isZero();
        assertThat(STORY.deal().failures()).isEmpty();
    }

    /** An item that was given back within a sale is a line of a negative quantity. */
    @Test
    @Order(3)
    void aLineOfANegativeQuantityOnAnInvoiceIsWritten() {
        STORY.engine().sync("accounts");
        String product = STORY.deal().product(0).get("productnumber").asText();
        create(
                "CDSSalesOrderHeaders",
                Map.of(
                        "SalesOrderNumber",
                        "SO-83001",
                        "OrderingCustomerAccountNumber",
                        TestDeal.ACCOUNT));
        create(
                "CDSSalesOrderLines",
                Map.of("SalesOrderNumber", "SO-83001", "ProductNumber", product));
        STORY.deal().press("orders/SO-83001/confirm", "{}");
        STORY.deal().press("jobs/calculate-totals", "{}");
        STORY.engine().sync("orders-to-sales");
        create(HEADERS, header("CIV-83001", "SO-83001", "10.00"));
        create(LINES, line("CIV-83001", 1, product, "2"));
        create(LINES, line("CIV-83001", 2, product, "-1"));

        Run run = STORY.engine().sync("invoices");

        assertThat(STORY.deal().failures()).isEmpty();
        assertThat(run.counts().created()).isEqualTo(3);
        assertThat(
                        STORY.engine()
                                .sales()
                                .get("invoicedetails?$select=quantity&$orderby=sequencenumber")
                                .json()
                                .get("value")
                                .findValues("quantity"))
                .extracting(quantity -> quantity.decimalValue().intValue())
                .containsExactly(2, -1);
    }

    private static void post(String number, String order, String amount, String quantity) {
        create(HEADERS, header(number, order, amount));
        create(LINES, line(number, 1, "T0100-BLK-M", quantity));
    }

    private static Map<String, Object> header(String number, String order, String amount) {
        Map<String, Object> header = key(number);
        header.put("SalesOrderNumber", order);
        header.put("InvoiceCustomerAccountNumber", TestDeal.ACCOUNT);
        header.put("TotalInvoiceAmount", new BigDecimal(amount));
        return header;
    }

    private static Map<String, Object> line(
            String number, int sequence, String product, String quantity) {
        Map<String, Object> line = key(number);
        line.put("LineCreationSequenceNumber", sequence);
        line.put("ProductNumber", product);
        line.put("SalesUnitSymbol", "ea");
        line.put("SalesPrice", BigDecimal.TEN);
        line.put("InvoicedQuantity", new BigDecimal(quantity));
        line.put("LineAmount", BigDecimal.TEN.multiply(new BigDecimal(quantity)));
        return line;
    }

    private static Map<String, Object> key(String number) {
        Map<String, Object> key = new HashMap<>();
        key.put("InvoiceNumber", number);
        key.put("InvoiceDate", LocalDate.of(2026, 7, 30));
        key.put("LedgerVoucher", "V-" + number);
        key.put("CurrencyCode", "USD");
        return key;
    }

    private static void create(String set, Map<String, Object> row) {
        STORY.engine().sandbox().finance().rows().create(set, "usmf", row);
    }
}
