package dev.p2c.sandbox.sales;

import static dev.p2c.sandbox.sales.SalesFixture.ACCOUNT;
import static dev.p2c.sandbox.sales.SalesFixture.CHEAP;
import static dev.p2c.sandbox.sales.SalesFixture.CONTACT;
import static dev.p2c.sandbox.sales.SalesFixture.EACH;
import static dev.p2c.sandbox.sales.SalesFixture.EUR;
import static dev.p2c.sandbox.sales.SalesFixture.EURO_LIST;
import static dev.p2c.sandbox.sales.SalesFixture.FROM_FINANCE;
import static dev.p2c.sandbox.sales.SalesFixture.STANDARD;
import static dev.p2c.sandbox.sales.SalesFixture.TYPED_IN_SALES;
import static dev.p2c.sandbox.sales.SalesFixture.UNITS;
import static dev.p2c.sandbox.sales.SalesFixture.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.p2c.sandbox.odata.ODataError;
import dev.p2c.sandbox.store.Row;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Tests the plug-in steps of the Prospect to cash solution in Sales.
 *
 * <p>Holds rules of docs/templates.md, "Accounts", "Products", "Contacts, Contacts to Customer",
 * "Sales Quotes", "Sales Orders, Sales to Finance".
 */
class PluginStepsTest {

    private static final String ONLY_EXTERNAL = "msdynce_hasexternallymaintainedproductsonly";

    private final SalesFixture sales = new SalesFixture();

    /** Source: Prospect to cash solution, PreOperationAccountCreate. */
    @Test
    void accountWithoutNumberGetsTheNextNumber() {
        UUID first = sales.create("accounts", Map.of("name", "A"));
        UUID second = sales.create("accounts", Map.of("name", "B"));
        assertThat((String) sales.get("accounts", ACCOUNT, "accountnumber"))
                .matches("ACC-01000-[A-Z]{6}");
        assertThat((String) sales.get("accounts", first, "accountnumber"))
                .matches("ACC-01001-[A-Z]{6}");
        assertThat((String) sales.get("accounts", second, "accountnumber"))
                .matches("ACC-01002-[A-Z]{6}");
        assertThat(sales.rows.find("msdynce_p2cautonumbers", "msdynce_prefix", "ACC"))
                .singleElement()
                .satisfies(row -> assertThat(next(row)).isEqualTo(1003));
    }

    private Object next(Row row) {
        return sales.rows.value("msdynce_p2cautonumbers", row, "msdynce_numbersequence");
    }

    /** Source: Prospect to cash solution, PreOperationAccountCreate. */
    @Test
    void accountWithNumberKeepsIt() {
        UUID id = sales.create("accounts", Map.of("name", "A", "accountnumber", "US-001"));
        assertThat(sales.get("accounts", id, "accountnumber")).isEqualTo("US-001");
    }

    /** Source: Prospect to cash solution, PreOperationContactCreate. */
    @Test
    void contactGetsNumberAndCompanyFlag() {
        UUID id =
                sales.create(
                        "contacts",
                        Map.of(
                                "firstname", "Ada",
                                "lastname", "Byron",
                                "_parentcustomerid_value", ACCOUNT));
        assertThat((String) sales.get("contacts", id, "msdynce_contactnumber"))
                .matches("CON-01001-[A-Z]{6}");
        assertThat(sales.get("contacts", id, "fullname")).isEqualTo("Ada Byron");
        assertThat(sales.get("contacts", id, "msdynce_iscompanyanaccount")).isEqualTo(true);
    }

    /** Source: Prospect to cash solution, PreOperationContactUpdate. */
    @Test
    void contactOfAContactHasNoCompany() {
        UUID id = sales.create("contacts", Map.of("_parentcustomerid_value", ACCOUNT));
        sales.rows.update("contacts", id, Map.of("_parentcustomerid_value", CONTACT));
        assertThat(sales.get("contacts", id, "msdynce_iscompanyanaccount")).isEqualTo(false);
    }

    /** Source: Prospect to cash solution, PostOperationProductCreate. */
    @Test
    void productIsAddedToTheFirstPriceListOfItsCurrency() {
        UUID product =
                sales.create(
                        "products",
                        Map.of(
                                "productnumber",
                                "P-9",
                                "name",
                                "Valve",
                                "price",
                                new BigDecimal("7.25"),
                                "_defaultuomid_value",
                                EACH,
                                "_defaultuomscheduleid_value",
                                UNITS));
        List<Row> items = sales.rows.find("productpricelevels", "_productid_value", product);
        assertThat(items).hasSize(1);
        assertThat(item(items.get(0), "_pricelevelid_value")).isEqualTo(CHEAP);
        assertThat(item(items.get(0), "amount")).isEqualTo(new BigDecimal("7.25"));
    }

    private Object item(Row row, String column) {
        return sales.rows.value("productpricelevels", row, column);
    }

    /** Source: Prospect to cash solution, PostOperationProductUpdate. */
    @Test
    void priceChangeOfAProductReachesItsPriceList() {
        sales.rows.update("products", FROM_FINANCE, Map.of("price", new BigDecimal("13")));
        List<Row> items = sales.rows.find("productpricelevels", "_productid_value", FROM_FINANCE);
        assertThat(items).hasSize(1);
        assertThat(item(items.get(0), "_pricelevelid_value")).isEqualTo(STANDARD);
        assertThat((BigDecimal) item(items.get(0), "amount")).isEqualByComparingTo("13");
    }

    /** Source: Prospect to cash solution, PostOperationProductCreate. */
    @Test
    void productWithoutPriceListOfItsCurrencyIsRefusedAsAWhole() {
        sales.rows.store().write(() -> removeList(EURO_LIST));
        Map<String, Object> product =
                Map.of(
                        "productid",
                        id(77),
                        "productnumber",
                        "P-9",
                        "name",
                        "Valve",
                        "_defaultuomscheduleid_value",
                        UNITS,
                        "_transactioncurrencyid_value",
                        EUR);
        assertThatThrownBy(() -> sales.create("products", product))
                .isInstanceOf(ODataError.class)
                .hasMessageContaining("EUR");
        assertThat(sales.rows.get("products", id(77))).isNull();
    }

    private Object removeList(UUID id) {
        sales.rows.delete("pricelevels", id);
        return null;
    }

    /** Source: Prospect to cash solution, PostOperationQuoteCreate. */
    @Test
    void contactWithAQuoteIsAnActiveCustomer() {
        assertThat(sales.get("contacts", CONTACT, "msdynce_isactivecustomer")).isEqualTo(false);
        sales.document("quotes", Map.of("_customerid_value", CONTACT));
        assertThat(sales.get("contacts", CONTACT, "msdynce_isactivecustomer")).isEqualTo(true);
    }

    /** Source: Prospect to cash solution, PostOperationOrderUpdate, PostOperationInvoiceUpdate. */
    @Test
    void contactThatBecomesCustomerOfAnOrderOrInvoiceIsActive() {
        for (String set : List.of("salesorders", "invoices")) {
            UUID contact = sales.create("contacts", Map.of("lastname", set));
            UUID document = sales.document(set, Map.of());
            sales.rows.update(set, document, Map.of("_customerid_value", contact));
            assertThat(sales.get("contacts", contact, "msdynce_isactivecustomer")).isEqualTo(true);
        }
    }

    /** Source: Prospect to cash solution, PreOperationQuoteLineCreate, -Update, -Delete. */
    @Test
    void quoteShowsWhetherAllItsProductsComeFromFinance() {
        String copy = "msdynce_quotehasexternalmaintainedproductsonly";
        UUID quote = sales.document("quotes", Map.of());
        assertThat(sales.get("quotes", quote, ONLY_EXTERNAL)).isEqualTo(true);
        UUID good = sales.line(SalesDocument.QUOTE, quote, FROM_FINANCE, Map.of());
        assertThat(sales.get("quotedetails", good, copy)).isEqualTo(true);
        UUID bad = sales.line(SalesDocument.QUOTE, quote, TYPED_IN_SALES, Map.of());
        assertThat(sales.get("quotes", quote, ONLY_EXTERNAL)).isEqualTo(false);
        assertThat(sales.get("quotedetails", good, copy)).isEqualTo(false);
        assertThat(sales.get("quotedetails", bad, copy)).isEqualTo(false);
        sales.rows.update("quotedetails", bad, Map.of("_productid_value", FROM_FINANCE));
        assertThat(sales.get("quotedetails", good, copy)).isEqualTo(true);
        sales.rows.update("quotedetails", bad, Map.of("_productid_value", TYPED_IN_SALES));
        sales.rows.delete("quotedetails", bad);
        assertThat(sales.get("quotes", quote, ONLY_EXTERNAL)).isEqualTo(true);
        assertThat(sales.get("quotedetails", good, copy)).isEqualTo(true);
    }

    /** Source: Prospect to cash solution, PreOperationOrderLineCreate. */
    @Test
    void orderWithAWriteInLineHasNotOnlyProductsFromFinance() {
        UUID order = sales.order(Map.of());
        UUID line = writeIn(order);
        assertThat(sales.get("salesorders", order, ONLY_EXTERNAL)).isEqualTo(false);
        assertThat(sales.get("salesorderdetails", line, "isproductoverridden")).isEqualTo(true);
    }

    private UUID writeIn(UUID order) {
        return sales.create(
                "salesorderdetails",
                Map.of(
                        "_salesorderid_value",
                        order,
                        "productdescription",
                        "Travel",
                        "priceperunit",
                        BigDecimal.TEN,
                        "quantity",
                        BigDecimal.ONE));
    }

    /** Source: Prospect to cash solution, PostOperationOrderUpdateAsync. */
    @Test
    void taxOfTheHeaderBecomesOneFreightTaxLine() {
        UUID order = sales.order(Map.of("msdynce_misctax", new BigDecimal("4.20")));
        sales.line(SalesDocument.ORDER, order, FROM_FINANCE, Map.of("sequencenumber", 1));
        assertThat(taxes(order)).containsExactly("4.20");
        assertThat(sales.get("salesorders", order, ONLY_EXTERNAL)).isEqualTo(true);
        assertThat((BigDecimal) sales.get("salesorders", order, "totalamount"))
                .isEqualByComparingTo("16.70");
        sales.rows.update("salesorders", order, Map.of("msdynce_misctax", new BigDecimal("5")));
        assertThat(taxes(order)).containsExactly("5");
        sales.rows.update("salesorders", order, Map.of("msdynce_misctax", BigDecimal.ZERO));
        assertThat(taxes(order)).isEmpty();
        assertThat((BigDecimal) sales.get("salesorders", order, "totalamount"))
                .isEqualByComparingTo("12.50");
    }

    private List<String> taxes(UUID order) {
        return sales.rows.find("salesorderdetails", "_salesorderid_value", order).stream()
                .filter(row -> Boolean.TRUE.equals(line(row, "msdynce_ismisctax")))
                .map(row -> line(row, "tax").toString())
                .toList();
    }

    private Object line(Row row, String column) {
        return sales.rows.value("salesorderdetails", row, column);
    }

    /** Source: Prospect to cash solution, PostOperationInvoiceCreate. */
    @Test
    void orderWithAnInvoiceIsInvoicedAndInvoiceHasItsOwner() {
        UUID seller = sales.create("systemusers", Map.of("firstname", "Sam"));
        UUID order = sales.order(Map.of("_ownerid_value", seller));
        UUID invoice = sales.document("invoices", Map.of("_salesorderid_value", order));
        assertThat(sales.get("salesorders", order, "statecode")).isEqualTo(4);
        assertThat(sales.get("salesorders", order, "statuscode")).isEqualTo(100003);
        assertThat(sales.get("invoices", invoice, "_ownerid_value")).isEqualTo(seller);
    }

    /** Source: Prospect to cash solution, button Activate of the order. */
    @Test
    void activatedOrderMarksItsLines() {
        UUID order = sales.order(Map.of());
        UUID line = sales.line(SalesDocument.ORDER, order, FROM_FINANCE, Map.of());
        press("orders/" + sales.get("salesorders", order, "ordernumber") + "/activate");
        assertThat(sales.get("salesorders", order, "msdynce_processingstatus"))
                .isEqualTo(647390000);
        assertThat(sales.get("salesorderdetails", line, "msdynce_orderissubmitted"))
                .isEqualTo(true);
    }

    private void press(String button) {
        sales.service.control(button, JsonNodeFactory.instance.objectNode());
    }

    /** Source: Prospect to cash solution, button Activate of the order. */
    @Test
    void orderWithOtherProductsCannotBeActivated() {
        UUID order = sales.order(Map.of("ordernumber", "SO 1"));
        writeIn(order);
        assertThatThrownBy(() -> press("orders/SO%201/activate"))
                .isInstanceOfSatisfying(
                        ODataError.class, e -> assertThat(e.status()).isEqualTo(409));
    }
}
