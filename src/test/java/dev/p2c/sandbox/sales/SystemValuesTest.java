package dev.p2c.sandbox.sales;

import static dev.p2c.sandbox.sales.SalesFixture.ACCOUNT;
import static dev.p2c.sandbox.sales.SalesFixture.EUR;
import static dev.p2c.sandbox.sales.SalesFixture.FROM_FINANCE;
import static dev.p2c.sandbox.sales.SalesFixture.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p2c.sandbox.http.InitialData;
import dev.p2c.sandbox.odata.ODataError;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Tests the values that Sales fills in, calculates and keeps consistent. */
class SystemValuesTest {

    private final SalesFixture sales = new SalesFixture();

    /**
     * Source: Prospect to cash, settings common to several templates: discount calculation method.
     */
    @Test
    void manualDiscountAppliesToTheWholeLine() {
        UUID order =
                sales.order(
                        Map.of(
                                "freightamount", new BigDecimal("3"),
                                "discountamount", new BigDecimal("1")));
        UUID line =
                sales.line(
                        SalesDocument.ORDER,
                        order,
                        FROM_FINANCE,
                        Map.of(
                                "quantity", new BigDecimal("3"),
                                "manualdiscountamount", new BigDecimal("10.00"),
                                "tax", new BigDecimal("2.50")));
        assertThat(sales.get("salesorderdetails", line, "extendedamount"))
                .isEqualTo(new BigDecimal("30.00"));
        assertThat(sales.get("salesorders", order, "totallineitemamount"))
                .isEqualTo(new BigDecimal("27.50"));
        assertThat(sales.get("salesorders", order, "totaltax")).isEqualTo(new BigDecimal("2.50"));
        assertThat(sales.get("salesorders", order, "totalamount"))
                .isEqualTo(new BigDecimal("32.00"));
    }

    /** Sales, order processing integration: no price calculation for the integration user. */
    @Test
    void totalsOfTheIntegrationUserAreKept() {
        sales.create(
                "organizations",
                Map.of(
                        "organizationid",
                        SalesSettings.ORGANIZATION,
                        "issopintegrationenabled",
                        true));
        sales.create(
                "systemusers",
                Map.of("systemuserid", SalesSettings.USER, "isintegrationuser", true));
        UUID order = sales.order(Map.of("totalamount", new BigDecimal("99.00")));
        sales.line(SalesDocument.ORDER, order, FROM_FINANCE, Map.of());
        assertThat(sales.get("salesorders", order, "totalamount"))
                .isEqualTo(new BigDecimal("99.00"));
    }

    /** Sales, lines: a line has the price of the price list unless the price is overridden. */
    @Test
    void catalogueLineHasTheListPriceUnlessOverridden() {
        UUID order = sales.order(Map.of());
        Map<String, Object> price = new HashMap<>(Map.of("priceperunit", new BigDecimal("9")));
        UUID listed = sales.line(SalesDocument.ORDER, order, FROM_FINANCE, price);
        price.put("ispriceoverridden", true);
        UUID agreed = sales.line(SalesDocument.ORDER, order, FROM_FINANCE, price);
        assertThat(sales.get("salesorderdetails", listed, "priceperunit"))
                .isEqualTo(new BigDecimal("12.50"));
        assertThat(sales.get("salesorderdetails", agreed, "priceperunit"))
                .isEqualTo(new BigDecimal("9"));
        assertThat(sales.get("salesorderdetails", agreed, "sequencenumber")).isEqualTo(2);
        assertThat(sales.get("salesorderdetails", agreed, "productname")).isEqualTo("Pump P-1");
    }

    /** Dataverse, money columns: the base amount is the amount divided by the exchange rate. */
    @Test
    void baseAmountsFollowTheExchangeRate() {
        UUID id =
                sales.create(
                        "accounts",
                        Map.of(
                                "creditlimit",
                                new BigDecimal("100.00"),
                                "_transactioncurrencyid_value",
                                EUR));
        assertThat((BigDecimal) sales.get("accounts", id, "creditlimit_base"))
                .isEqualByComparingTo("125");
        sales.rows.update("accounts", id, Map.of("creditlimit", new BigDecimal("40.00")));
        assertThat((BigDecimal) sales.get("accounts", id, "creditlimit_base"))
                .isEqualByComparingTo("50");
    }

    /** Source: Dataverse, system columns. */
    @Test
    void newRowHasOwnerTimesAndCurrency() {
        UUID id =
                sales.create(
                        "accounts",
                        Map.of("overriddencreatedon", Instant.parse("2019-01-02T03:04:05Z")));
        assertThat(sales.get("accounts", id, "createdon"))
                .isEqualTo(Instant.parse("2019-01-02T03:04:05Z"));
        assertThat(sales.get("accounts", id, "modifiedon"))
                .isEqualTo(Instant.parse("2026-09-28T22:57:53Z"));
        assertThat(sales.get("accounts", id, "_ownerid_value")).isEqualTo(SalesSettings.USER);
        assertThat(sales.get("accounts", id, "_owningbusinessunit_value"))
                .isEqualTo(SalesSettings.BUSINESS_UNIT);
        assertThat(sales.get("accounts", id, "_transactioncurrencyid_value"))
                .isEqualTo(SalesFixture.USD);
    }

    /** Source: Sales, numbering of quotes, orders and invoices. */
    @Test
    void eachKindOfDocumentHasNumbersOfItsOwn() {
        UUID quote = sales.document("quotes", Map.of());
        UUID order = sales.document("salesorders", Map.of());
        UUID invoice = sales.document("invoices", Map.of());
        assertThat((String) sales.get("quotes", quote, "quotenumber"))
                .matches("QUO-01000-[A-Z]{6}");
        assertThat((String) sales.get("salesorders", order, "ordernumber"))
                .matches("ORD-01000-[A-Z]{6}");
        assertThat((String) sales.get("invoices", invoice, "invoicenumber"))
                .matches("INV-01000-[A-Z]{6}");
    }

    /**
     * Dataverse, deleting rows: lines are deleted with their document, a customer with documents
     * cannot be deleted.
     */
    @Test
    void linesAreDeletedWithTheirOrderAndAnAccountWithOrdersIsNot() {
        UUID order = sales.order(Map.of());
        UUID line = sales.line(SalesDocument.ORDER, order, FROM_FINANCE, Map.of());
        assertThatThrownBy(() -> sales.rows.delete("accounts", ACCOUNT))
                .isInstanceOfSatisfying(
                        ODataError.class, e -> assertThat(e.code()).isEqualTo("0x80040227"));
        sales.rows.delete("salesorders", order);
        assertThat(sales.rows.get("salesorderdetails", line)).isNull();
        sales.rows.delete("accounts", ACCOUNT);
    }

    @Test
    void resetGivesTheSameIdsAndNumbersAgain() {
        UUID before = sales.create("accounts", Map.of("name", "A"));
        Object number = sales.get("accounts", before, "accountnumber");
        sales.service.reset(InitialData.EMPTY);
        UUID after = sales.create("accounts", Map.of("name", "A"));
        assertThat(after).isEqualTo(before);
        assertThat(sales.get("accounts", after, "accountnumber")).isEqualTo(number);
    }
}
