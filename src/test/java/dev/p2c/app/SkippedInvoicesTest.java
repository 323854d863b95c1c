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
                .isEqualTo(
                        Map.of(
                                "invoice-headers-to-sales skips its header",
                                1L,
                                "it belongs to a credit note",
                                1L));
        assertThat(run.counts().parked() + run.counts().rejected()).isZero();
    }

    @Test
    @Order(2)
    void skippedInvoicesLeaveNoWaitingRows() {
        Run run = STORY.engine().sync("invoices");

        assertThat(run.counts().parked()).isZero();
        assertThat(STORY.deal().failures()).isEmpty();
    }

    private static void post(String number, String order, String amount, String quantity) {
        Map<String, Object> key = new HashMap<>();
        key.put("InvoiceNumber", number);
        key.put("InvoiceDate", LocalDate.of(2026, 7, 30));
        key.put("LedgerVoucher", "V-" + number);
        key.put("CurrencyCode", "USD");
        Map<String, Object> header = new HashMap<>(key);
        header.put("SalesOrderNumber", order);
        header.put("InvoiceCustomerAccountNumber", TestDeal.ACCOUNT);
        header.put("TotalInvoiceAmount", new BigDecimal(amount));
        Map<String, Object> line = new HashMap<>(key);
        line.put("LineCreationSequenceNumber", 1);
        line.put("ProductNumber", "T0100-BLK-M");
        line.put("SalesUnitSymbol", "ea");
        line.put("InvoicedQuantity", new BigDecimal(quantity));
        var rows = STORY.engine().sandbox().finance().rows();
        rows.create(HEADERS, "usmf", header);
        rows.create(LINES, "usmf", line);
    }
}
