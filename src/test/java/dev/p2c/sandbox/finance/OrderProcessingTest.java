package dev.p2c.sandbox.finance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.p2c.sandbox.odata.ODataError;
import dev.p2c.sandbox.store.Row;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Tests the steps from order to invoice in Finance (Prospect to cash, sales orders and invoices).
 *
 * <p>Holds rules of docs/templates.md, "Sales Invoices".
 */
class OrderProcessingTest {

    private static final String ORDERS = "CDSSalesOrderHeaders";
    private static final String LINES = "CDSSalesOrderLines";
    private static final String INVOICES = "ExternallyMaintainedCustomerSalesInvoiceHeaders";
    private static final String INVOICE_LINES = "ExternallyMaintainedCustomerSalesInvoiceLines";

    private final FinanceFixture finance = new FinanceFixture();
    private final FinanceActions actions =
            new FinanceActions(finance.rows, Clock.fixed(FinanceFixture.NOW, ZoneOffset.UTC));

    @BeforeEach
    void order() {
        Map<String, Object> customer = finance.customer("US-001");
        customer.put("IsExternallyMaintained", "Yes");
        customer.put("SalesTaxGroup", "STD");
        finance.create("CustomersV2", customer);
        finance.create(
                ORDERS, "SalesOrderNumber", "SO-1", "OrderingCustomerAccountNumber", "US-001");
        line(1, 3, "100");
        line(2, 1, "50");
    }

    private void line(int sequence, int quantity, String price) {
        finance.create(
                LINES,
                "SalesOrderNumber",
                "SO-1",
                "LineCreationSequenceNumber",
                sequence,
                "ProductNumber",
                "D0001",
                "OrderedSalesQuantity",
                quantity,
                "SalesPrice",
                new BigDecimal(price),
                "TotalDiscountAmount",
                BigDecimal.TEN);
    }

    private Map<?, ?> run(String path, String body) {
        try {
            return (Map<?, ?>) actions.run(path, new ObjectMapper().readTree(body)).orElseThrow();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private String process() {
        return (String)
                finance.get(
                        ORDERS, finance.row(ORDERS, "usmf", "SO-1"), "SalesOrderProcessingStatus");
    }

    private BigDecimal amount(String set, Row row, String column) {
        return (BigDecimal) finance.get(set, row, column);
    }

    @Test
    void lineOfANegativeQuantityGoesTheSameWay() {
        line(3, -2, "20");
        assertThat(process()).as("a line that comes back is open, too").isEqualTo("Active");
        run("orders/SO-1/confirm", "{}");
        run("orders/SO-1/ship", "{\"lines\":{\"3\":-1}}");
        assertThat(process()).isEqualTo("PartiallyDelivered");
        assertThatThrownBy(() -> run("orders/SO-1/ship", "{\"lines\":{\"3\":-2}}"))
                .isInstanceOf(ODataError.class)
                .hasMessageContaining("only -1 left");
        assertThatThrownBy(() -> run("orders/SO-1/ship", "{\"lines\":{\"3\":1}}"))
                .isInstanceOf(ODataError.class);
        run("orders/SO-1/ship", "{}");
        assertThat(process()).isEqualTo("Delivered");
        run("orders/SO-1/invoice", "{\"lines\":{\"1\":3,\"2\":1}}");
        assertThat(process()).isEqualTo("DeliveredPartiallyInvoiced");
        run("orders/SO-1/invoice", "{}");
        assertThat(process()).isEqualTo("Invoiced");
    }

    @Test
    void orderGoesThroughAllStatusesToInvoiced() {
        assertThat(process()).isEqualTo("Active");
        run("orders/SO-1/confirm", "{}");
        assertThat(process()).isEqualTo("Confirmed");
        run("orders/SO-1/pick", "{}");
        assertThat(process()).isEqualTo("Picked");
        run("orders/SO-1/ship", "{\"lines\":{\"1\":1}}");
        assertThat(process()).isEqualTo("PartiallyDelivered");
        run("orders/SO-1/invoice", "{}");
        assertThat(process()).isEqualTo("PartiallyInvoiced");
        run("orders/SO-1/ship", "{}");
        assertThat(process()).isEqualTo("DeliveredPartiallyInvoiced");
        run("orders/SO-1/invoice", "{}");
        assertThat(process()).isEqualTo("Invoiced");
        Row line = finance.row(LINES, "usmf", "SO-1", 1);
        assertThat(finance.get(LINES, line, "SalesOrderLineStatus")).isEqualTo("Invoiced");
        assertThat(finance.get(LINES, line, "SalesOrderProcessingStatus")).isEqualTo("Invoiced");
    }

    @Test
    void partialInvoicesAddUpToTheCent() {
        for (int i = 0; i < 3; i++) {
            run("orders/SO-1/invoice", "{\"lines\":{\"1\":1}}");
        }

        List<Row> lines = finance.all(INVOICE_LINES);
        assertThat(lines).hasSize(3);
        BigDecimal discount =
                DocumentTotals.sum(
                        lines, row -> amount(INVOICE_LINES, row, "LineTotalDiscountAmount"));
        BigDecimal net = DocumentTotals.sum(lines, row -> amount(INVOICE_LINES, row, "LineAmount"));
        BigDecimal tax =
                DocumentTotals.sum(lines, row -> amount(INVOICE_LINES, row, "LineTotalTaxAmount"));
        assertThat(discount).isEqualByComparingTo("10");
        assertThat(net).isEqualByComparingTo("290");
        assertThat(tax).isEqualByComparingTo("23.93");
        assertThat(
                        DocumentTotals.sum(
                                finance.all(INVOICES),
                                r -> amount(INVOICES, r, "TotalInvoiceAmount")))
                .isEqualByComparingTo("313.93");
    }

    /** Sales calculates the lines again and must come to the same cent. */
    @Test
    void eachPartialInvoiceIsPriceTimesQuantityLessDiscount() {
        line(3, 9, "98.69");

        for (int i = 0; i < 2; i++) {
            run("orders/SO-1/invoice", "{\"lines\":{\"1\":1.5,\"3\":4.5}}");
        }

        for (Row row : finance.all(INVOICE_LINES)) {
            BigDecimal gross =
                    amount(INVOICE_LINES, row, "SalesPrice")
                            .multiply(amount(INVOICE_LINES, row, "InvoicedQuantity"))
                            .setScale(2, RoundingMode.HALF_UP);
            assertThat(amount(INVOICE_LINES, row, "LineAmount"))
                    .isEqualByComparingTo(
                            gross.subtract(amount(INVOICE_LINES, row, "LineTotalDiscountAmount")));
        }
        assertThat(finance.all(INVOICE_LINES)).hasSize(4);
    }

    /**
     * The invoice is in the plain entities only, not in those for externally maintained customers.
     */
    @Test
    void invoiceOfACustomerThatIsNotMaintainedInSalesStaysInFinance() {
        finance.rows.update(
                "CustomersV2",
                dev.p2c.sandbox.store.Key.of("usmf", "US-001"),
                Map.of("IsExternallyMaintained", "No"));

        run("orders/SO-1/invoice", "{}");

        assertThat(finance.all(INVOICES)).isEmpty();
        assertThat(finance.all("SalesInvoiceHeadersV2")).hasSize(1);
    }

    /** Tax on the charges of the header is separate: it becomes the Freight Tax line in Sales. */
    @Test
    void jobCalculatesTheTotals() {
        run("orders/SO-1/charge", "{\"amount\":20}");
        assertThat(run("jobs/calculate-totals", "{}").get("orders")).isEqualTo(1);
        assertThat(run("jobs/calculate-totals", "{}").get("orders")).isEqualTo(0);

        Row order = finance.row(ORDERS, "usmf", "SO-1");
        assertThat(finance.get(ORDERS, order, "AreTotalsUpdated")).isEqualTo("Yes");
        assertThat(amount(ORDERS, order, "OrderTotalDiscountAmount")).isEqualByComparingTo("20");
        assertThat(amount(ORDERS, order, "OrderTotalChargesAmount")).isEqualByComparingTo("20");
        assertThat(amount(ORDERS, order, "OrderHeaderTaxAmount")).isEqualByComparingTo("1.65");
        assertThat(amount(ORDERS, order, "OrderTotalTaxAmount")).isEqualByComparingTo("28.88");
        assertThat(amount(ORDERS, order, "OrderTotalAmount")).isEqualByComparingTo("378.88");
        Row line = finance.row(LINES, "usmf", "SO-1", 2);
        assertThat(finance.get(LINES, line, "AreSalesOrderTotalsUpdated")).isEqualTo("Yes");
        assertThat(amount(LINES, line, "TotalTaxAmount")).isEqualByComparingTo("3.30");
    }

    @Test
    void cancelingEndsLinesThatWereNotDelivered() {
        run("orders/SO-1/ship", "{\"lines\":{\"1\":3}}");
        run("orders/SO-1/cancel", "{}");

        assertThat(process()).isEqualTo("Delivered");
        Row line = finance.row(LINES, "usmf", "SO-1", 2);
        assertThat(finance.get(LINES, line, "SalesOrderLineStatus")).isEqualTo("Canceled");
    }

    @Test
    void canceledOrderRefusesFurtherStepsAndChanges() {
        run("orders/SO-1/cancel", "{}");
        assertThat(process()).isEqualTo("Canceled");

        assertThatThrownBy(() -> run("orders/SO-1/ship", "{}"))
                .isInstanceOfSatisfying(
                        ODataError.class, e -> assertThat(e.status()).isEqualTo(409))
                .hasMessage("Sales order SO-1 is Canceled.");
        assertThatThrownBy(() -> line(3, 1, "1"))
                .hasMessageContaining("cannot be changed. Its status is Canceled.");
    }

    @Test
    void quantityAboveTheRemainderIsRefused() {
        assertThatThrownBy(() -> run("orders/SO-1/ship", "{\"lines\":{\"1\":4}}"))
                .hasMessage("Line 1: 4 wanted, only 3 left.");
        assertThat(process()).isEqualTo("Active");
    }

    @Test
    void stepOfAnUnknownOrderIsNotFound() {
        assertThatThrownBy(() -> run("orders/SO-9/confirm", "{}"))
                .isInstanceOfSatisfying(
                        ODataError.class, e -> assertThat(e.status()).isEqualTo(404));
    }

    /** Prospect to cash, products: released products become sellable only when the job runs. */
    @Test
    void releasedProductBecomesSellableByTheJob() {
        String released = "CDSReleasedDistinctProducts";
        Row row = finance.create(released, "ProductNumber", "D0002", "ProductName", "Lens");
        assertThat(finance.row("SellableReleasedProducts", "usmf", "D0002")).isNull();

        assertThat(run("jobs/populate-distinct-products", "{}").get("products")).isEqualTo(1);
        assertThat(run("jobs/populate-distinct-products", "{}").get("products")).isEqualTo(0);
        finance.update(released, row, "ProductName", "Lens kit");
        run("jobs/populate-distinct-products", "{}");

        Row sellable = finance.row("SellableReleasedProducts", "usmf", "D0002");
        assertThat(finance.get("SellableReleasedProducts", sellable, "ProductName"))
                .isEqualTo("Lens kit");
    }
}
