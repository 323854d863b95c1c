package dev.p2c.sandbox.finance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p2c.sandbox.store.Key;
import dev.p2c.sandbox.store.Row;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Tests defaults, status and amounts of orders and quotations in Finance.
 *
 * <p>Holds rules of docs/templates.md, "Through Common Data Service".
 */
class DocumentRulesTest {

    private static final String ORDERS = "CDSSalesOrderHeaders";
    private static final String LINES = "CDSSalesOrderLines";

    private final FinanceFixture finance = new FinanceFixture();
    private Row customer;

    @BeforeEach
    void customer() {
        Map<String, Object> values = finance.customer("US-001");
        values.put("IsExternallyMaintained", "Yes");
        customer = finance.create("CustomersV2", values);
    }

    private Row order() {
        return finance.create(
                ORDERS, "SalesOrderNumber", "SO-1", "OrderingCustomerAccountNumber", "us-001");
    }

    private Row line(Object... more) {
        Map<String, Object> values = FinanceFixture.map(more);
        values.put("SalesOrderNumber", "SO-1");
        values.putIfAbsent("ProductNumber", "D0001");
        values.putIfAbsent("LineCreationSequenceNumber", 1);
        return finance.create(LINES, values);
    }

    /**
     * Recorded from the service: the statuses of an order right after it was posted without lines.
     */
    @Test
    void newOrderTakesDefaultsFromItsCustomer() {
        Row order = order();

        assertThat(finance.get(ORDERS, order, "OrderingCustomerAccountNumber")).isEqualTo("US-001");
        assertThat(finance.get(ORDERS, order, "InvoiceCustomerAccountNumber")).isEqualTo("US-001");
        assertThat(finance.get(ORDERS, order, "SalesOrderName"))
                .isEqualTo("Contoso Retail San Diego");
        assertThat(finance.get(ORDERS, order, "CurrencyCode")).isEqualTo("USD");
        assertThat(finance.get(ORDERS, order, "DefaultShippingWarehouseId")).isEqualTo("13");
        assertThat(finance.get(ORDERS, order, "InvoiceAddressCity")).isEqualTo("San Diego");
        assertThat(finance.get(ORDERS, order, "SalesOrderStatus")).isEqualTo("None");
        assertThat(finance.get(ORDERS, order, "SalesOrderProcessingStatus")).isEqualTo("Active");
        assertThat(finance.get(ORDERS, order, "OrderCreationDateTime"))
                .isEqualTo(FinanceFixture.NOW);
        assertThat(finance.get(ORDERS, order, "OrderingCustomerIsExternallyMaintained"))
                .isEqualTo("Yes");
    }

    /** Prospect to cash, sales orders: an order has a delivery address of its own. */
    @Test
    void sentDeliveryAddressIsNotMixedWithThatOfTheCustomer() {
        Row order =
                finance.create(
                        ORDERS,
                        "OrderingCustomerAccountNumber",
                        "US-001",
                        "DeliveryAddressCity",
                        "Berlin",
                        "DeliveryAddressCountryRegionISOCode",
                        "DE");

        assertThat(finance.get(ORDERS, order, "SalesOrderNumber")).isEqualTo("USMF-000001");
        assertThat(finance.get(ORDERS, order, "DeliveryAddressStreet")).isNull();
        assertThat(finance.get(ORDERS, order, "FormattedDelveryAddress")).isEqualTo("Berlin\nDEU");
        assertThat(finance.get(ORDERS, order, "InvoiceAddressCity")).isEqualTo("San Diego");
    }

    @Test
    void orderOfAnUnknownCustomerIsRefused() {
        assertThatThrownBy(() -> finance.create(ORDERS, "OrderingCustomerAccountNumber", "XX"))
                .hasMessageContaining(
                        "The value 'XX' in field 'Customer account' is not found in the related"
                                + " table 'Customers'.");
        assertThatThrownBy(() -> finance.create(ORDERS, "SalesOrderName", "Nobody's"))
                .hasMessageContaining("Field 'Customer account' must be filled in.");
    }

    /**
     * Unit and price come from the product, warehouse from the header; the first line opens the
     * order.
     */
    @Test
    void newLineTakesDefaultsFromProductAndHeader() {
        order();
        Row line = line("OrderedSalesQuantity", 2);

        assertThat(finance.get(LINES, line, "ProductName")).isEqualTo("MidRangeSpeaker");
        assertThat(finance.get(LINES, line, "SalesUnitSymbol")).isEqualTo("ea");
        assertThat(finance.get(LINES, line, "ShippingWarehouseId")).isEqualTo("13");
        assertThat(finance.get(LINES, line, "SalesOrderLineStatus")).isEqualTo("Backorder");
        assertThat((BigDecimal) finance.get(LINES, line, "LineAmount")).isEqualByComparingTo("691");
        Row order = finance.row(ORDERS, "usmf", "SO-1");
        assertThat(finance.get(ORDERS, order, "SalesOrderStatus")).isEqualTo("Backorder");
    }

    /** Prospect to cash, sales orders: 10.00 over 3 units is 3.33 per unit and -0.01 of charges. */
    @Test
    void discountOfTheLineIsSplitAndExactToTheCent() {
        order();
        Row line = line("OrderedSalesQuantity", 3, "TotalDiscountAmount", new BigDecimal("10.00"));

        assertThat((BigDecimal) finance.get(LINES, line, "LineDiscountAmount"))
                .isEqualByComparingTo("3.33");
        assertThat((BigDecimal) finance.get(LINES, line, "FixedPriceCharges"))
                .isEqualByComparingTo("-0.01");
        assertThat((BigDecimal) finance.get(LINES, line, "TotalDiscountAmount"))
                .isEqualByComparingTo("10.00");
        assertThat((BigDecimal) finance.get(LINES, line, "LineAmount"))
                .isEqualByComparingTo("1026.50");
    }

    /** Recorded from the service: the message for a line without a site. */
    @Test
    void lineWithoutASiteIsRefused() {
        finance.update("CustomersV2", customer, "SiteId", null, "WarehouseId", null);
        order();

        assertThatThrownBy(this::line)
                .hasMessage(
                        "Write failed for table row of type 'SalesOrderLineCDSEntity'. Infolog:"
                                + " Warning: Inventory dimension Site is mandatory and must"
                                + " consequently be specified.; Error: Update has been canceled..");
        assertThat(finance.count(LINES)).isZero();
    }

    @Test
    void warehouseOfTheLineImpliesItsSite() {
        finance.update("CustomersV2", customer, "SiteId", null, "WarehouseId", null);
        order();

        Row line = line("ShippingWarehouseId", "13");

        assertThat(finance.get(LINES, line, "ShippingSiteId")).isEqualTo("1");
    }

    /** Sales order lines V3 have the lot as their key, the CDS lines number and sequence. */
    @Test
    void linePostedToV3AppearsNumberedInTheCdsEntity() {
        order();
        line();
        Row v3 =
                finance.create(
                        "SalesOrderLinesV3", "SalesOrderNumber", "SO-1", "ItemNumber", "D0001");

        Row cds = finance.row(LINES, "usmf", "SO-1", 2);
        assertThat(finance.get(LINES, cds, "ProductNumber")).isEqualTo("D0001");
        finance.update(LINES, cds, "OrderedSalesQuantity", 7);
        Object lot = finance.get("SalesOrderLinesV3", v3, "InventoryLotId");
        Row now = finance.row("SalesOrderLinesV3", "usmf", lot);
        assertThat((BigDecimal) finance.get("SalesOrderLinesV3", now, "OrderedSalesQuantity"))
                .isEqualByComparingTo("7");
    }

    /**
     * Prospect to cash: only orders whose totals were calculated after the last change go to Sales.
     */
    @Test
    void anyChangeMarksTheTotalsAsOutdated() {
        order();
        Row line = line();
        Key key = Key.of("usmf", "SO-1");
        finance.rows.update(ORDERS, key, Map.of("AreTotalsUpdated", "Yes"));
        assertThat(finance.get(ORDERS, finance.row(ORDERS, "usmf", "SO-1"), "AreTotalsUpdated"))
                .isEqualTo("No");

        Row changed = finance.update(LINES, line, "SalesPrice", BigDecimal.TEN);
        assertThat(finance.get(LINES, changed, "AreTotalsCalculated")).isEqualTo("No");
        assertThat(finance.get(LINES, changed, "AreSalesOrderTotalsUpdated")).isEqualTo("No");
    }

    /** The flags decide which orders go back to Sales. */
    @Test
    void ordersShowWhetherTheirCustomerIsMaintainedInSales() {
        order();
        Row line = line();

        finance.update("CustomersV2", customer, "IsExternallyMaintained", "No");

        String flag = "OrderingCustomerIsExternallyMaintained";
        assertThat(finance.get(ORDERS, finance.row(ORDERS, "usmf", "SO-1"), flag)).isEqualTo("No");
        Row now = finance.row(LINES, "usmf", "SO-1", 1);
        assertThat(finance.get(LINES, now, flag)).isEqualTo("No");
        assertThat(finance.etag(LINES, now)).as("computed").isEqualTo(finance.etag(LINES, line));
    }

    @Test
    void linesAreDeletedWithTheirHeader() {
        Row order = order();
        line();

        finance.rows.delete("SalesOrderHeadersV2", order.key());

        assertThat(finance.count(ORDERS)).isZero();
        assertThat(finance.count(LINES)).isZero();
        assertThat(finance.count("SalesOrderLinesV3")).isZero();
    }

    @Test
    void customerWithOrdersCannotBeDeleted() {
        order();

        assertThatThrownBy(() -> finance.rows.delete("CustomersV3", customer.key()))
                .hasMessageContaining("The customer has sales orders.");
    }

    @Test
    void secondOrderWithTheSameNumberIsRefused() {
        order();

        assertThatThrownBy(this::order)
                .hasMessageContaining(
                        "Infolog: Info: Cannot create a record in Sales orders (SalesTable)."
                                + " Sales order: SO-1.\nThe record already exists..");
    }

    /** Quotations follow the same rules with their own column names. */
    @Test
    void newQuotationTakesDefaultsFromCustomerAndProduct() {
        finance.create(
                "CDSSalesQuotationHeaders",
                "SalesQuotationNumber",
                "QUO-1",
                "RequestingCustomerAccountNumber",
                "US-001");
        Row line =
                finance.create(
                        "CDSSalesQuotationLines",
                        "SalesQuotationNumber",
                        "QUO-1",
                        "LineCreationSequenceNumber",
                        1,
                        "ProductNumber",
                        "D0001",
                        "RequestedSalesQuantity",
                        4,
                        "TotalDiscountAmount",
                        new BigDecimal("1.00"));

        Row header = finance.row("SalesQuotationHeadersV2", "usmf", "QUO-1");
        assertThat(finance.get("SalesQuotationHeadersV2", header, "SalesQuotationStatus"))
                .isEqualTo("Created");
        assertThat((BigDecimal) finance.get("CDSSalesQuotationLines", line, "LineAmount"))
                .isEqualByComparingTo("1381");
        assertThat(finance.get("CDSSalesQuotationLines", line, "CurrencyCode")).isEqualTo("USD");
    }

    /** The entity of the earlier template asks for a date that the CDS entity leaves open. */
    @Test
    void salesQuotationHeadersRequireTheShippingDateAndShowTheSameQuotation() {
        assertThatThrownBy(
                        () ->
                                finance.create(
                                        "SalesQuotationHeaders",
                                        "SalesQuotationNumber",
                                        "QUO-2",
                                        "RequestingCustomerAccountNumber",
                                        "US-001"))
                .hasMessageContaining("SalesQuotationHeaderEntity")
                .hasMessageContaining("Field 'Requested shipping date' must be filled in.");

        finance.create(
                "SalesQuotationHeaders",
                "SalesQuotationNumber",
                "QUO-2",
                "RequestingCustomerAccountNumber",
                "US-001",
                "RequestedShippingDate",
                Instant.parse("2020-01-01T12:00:00Z"));

        Row header = finance.row("CDSSalesQuotationHeaders", "usmf", "QUO-2");
        assertThat(finance.get("CDSSalesQuotationHeaders", header, "RequestedShippingDate"))
                .isEqualTo(Instant.parse("2020-01-01T12:00:00Z"));
    }
}
