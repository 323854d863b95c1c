package dev.p2c.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Compares the two services without using the application and its mappings: which rows must exist,
 * exactly once, with which name or amount, and which rows each task must have in its ledger.
 */
final class Books {

    private static final String STATUS =
            "Microsoft.Dynamics.DataEntities.SalesOrderProcessingStatus";
    private static final String LINE = "salesorderid/ordernumber|sequencenumber";
    private static final String SALES_ORDERS =
            "salesorders?$select=ordernumber&$expand=customerid_account($select=accountnumber)";

    private final ChaosService sales;
    private final ChaosService finance;
    private final Optional<ChaosService> cds;
    private final Comparisons comparisons = new Comparisons();
    private final Map<String, Set<String>> across = new TreeMap<>();
    private final Map<String, Set<String>> cameBack = new TreeMap<>();

    Books(ChaosServices services) {
        this.sales = services.sales();
        this.finance = services.finance();
        this.cds = services.cds();
    }

    /** Returns a line for each difference; empty if there is none. */
    List<String> differences() {
        customers();
        contactPersons();
        products();
        quotes();
        orders();
        confirmedOrders();
        invoices();
        cds.ifPresent(this::accountsBetween);
        return comparisons.differences();
    }

    /** Returns the number of rows of each kind. */
    Map<String, Integer> compared() {
        return comparisons.compared();
    }

    /** Returns the integration keys by task. */
    Map<String, Set<String>> across() {
        return across;
    }

    /**
     * Returns the rows that were written but no longer belong to the task, because Finance sent
     * them back first. The ledger contains those whose writing could be recorded.
     */
    Set<String> cameBack(String task) {
        return cameBack.getOrDefault(task, Set.of());
    }

    private void customers() {
        ChaosRows accounts = sales("accounts?$select=accountnumber,name", "accountnumber", "name");
        ChaosRows contacts =
                sales(
                        "contacts?$select=msdynce_contactnumber,lastname"
                                + "&$filter=msdynce_isactivecustomer%20eq%20true",
                        "msdynce_contactnumber", "lastname");
        across.put("accounts-to-customers", accounts.keys());
        across.put("contacts-to-customers", contacts.keys());
        ChaosRows actual = new ChaosRows();
        finance.rows(
                        "CustomersV2?cross-company=true&$select=CustomerAccount,PartyType,"
                                + "OrganizationName,PersonLastName")
                .forEach(
                        row ->
                                actual.add(
                                        text(row, "CustomerAccount"),
                                        text(
                                                row,
                                                "Person".equals(text(row, "PartyType"))
                                                        ? "PersonLastName"
                                                        : "OrganizationName")));
        compare("customers", accounts.and(contacts), actual);
    }

    /** Contacts that are customers are accounts in Common Data Service, too. */
    private void accountsBetween(ChaosService service) {
        ChaosRows contacts =
                sales(
                        "contacts?$select=msdynce_contactnumber"
                                + "&$filter=msdynce_isactivecustomer%20eq%20true",
                        "msdynce_contactnumber", "msdynce_contactnumber");
        compare(
                "accounts in Common Data Service",
                sales("accounts?$select=accountnumber", "accountnumber", "accountnumber")
                        .and(contacts),
                ChaosRows.of(
                        service,
                        "accounts?$select=accountnumber",
                        "accountnumber",
                        "accountnumber"));
    }

    private void contactPersons() {
        ChaosRows contacts =
                sales(
                        "contacts?$select=msdynce_contactnumber,lastname&$filter="
                                + "msdynce_isactivecustomer%20ne%20true%20and%20msdynce_iscompanyanaccount%20eq%20true"
                                + "&$expand=parentcustomerid_account($select=accountnumber)",
                        "msdynce_contactnumber|parentcustomerid_account/accountnumber", "lastname");
        across.put("contacts-to-contact-persons", contacts.keys());
        ChaosRows actual =
                finance(
                        "CDSContactPersons?cross-company=true"
                                + "&$select=ContactPersonPartyNumber,AssociatedPartyNumber,LastName",
                        "ContactPersonPartyNumber|AssociatedPartyNumber",
                        "LastName");
        compare("contact persons", contacts, actual);
    }

    private void products() {
        ChaosRows released =
                finance(
                        "SellableReleasedProducts?cross-company=true"
                                + "&$select=ProductNumber,ProductName",
                        "ProductNumber",
                        "ProductName");
        across.put("released-products-to-products", released.keys());
        ChaosRows actual =
                sales(
                        "products?$select=productnumber,name"
                                + "&$filter=msdynce_ismaintainedexternally%20eq%20true",
                        "productnumber", "name");
        compare("products", released, actual);
    }

    private void quotes() {
        // Through Common Data Service a discount is rounded for each unit.
        String discount = cds.isEmpty() ? ",manualdiscountamount" : "";
        String total = cds.isEmpty() ? ",TotalDiscountAmount" : "";
        ChaosRows headers =
                sales(
                        "quotes?$select=quotenumber,name&$filter=statecode%20eq%201",
                        "quotenumber", "name");
        across.put("quote-headers-to-finance", headers.keys());
        compare(
                "quotes",
                headers,
                finance(
                        "CDSSalesQuotationHeaders?cross-company=true"
                                + "&$select=SalesQuotationNumber,SalesQuotationName",
                        "SalesQuotationNumber",
                        "SalesQuotationName"));
        ChaosRows lines =
                sales(
                                "quotedetails?$select=sequencenumber,quantity,manualdiscountamount"
                                        + "&$expand=quoteid($select=quotenumber),productid($select=productnumber)",
                                "quoteid/quotenumber|sequencenumber",
                                "productid/productnumber,quantity" + discount)
                        .of(headers);
        across.put("quote-lines-to-finance", lines.keys());
        compare(
                "quote lines",
                lines,
                finance(
                        "CDSSalesQuotationLines?cross-company=true&$select=SalesQuotationNumber,"
                                + "LineCreationSequenceNumber,ProductNumber,RequestedSalesQuantity,TotalDiscountAmount",
                        "SalesQuotationNumber|LineCreationSequenceNumber",
                        "ProductNumber,RequestedSalesQuantity" + total));
    }

    private void orders() {
        ChaosRows headers =
                sales(
                        SALES_ORDERS + "&$filter=msdynce_processingstatus%20ne%20647390011",
                        "ordernumber",
                        "customerid_account/accountnumber");
        across("order-headers-to-finance", headers, came("salesorders", "ordernumber"));
        compare("orders", headers, financeOrders(""));
        // The tax line is Finance's own.
        ChaosRows lines =
                sales(
                                "salesorderdetails?$select=sequencenumber,quantity,manualdiscountamount"
                                        + "&$filter=msdynce_ismisctax%20ne%20true"
                                        + "&$expand=salesorderid($select=ordernumber),productid($select=productnumber)",
                                LINE, "productid/productnumber,quantity,manualdiscountamount")
                        .of(headers);
        across("order-lines-to-finance", lines, came("salesorderdetails", LINE));
        compare(
                "order lines",
                lines,
                finance(
                        "CDSSalesOrderLines?cross-company=true&$select=SalesOrderNumber,"
                                + "LineCreationSequenceNumber,ProductNumber,OrderedSalesQuantity,TotalDiscountAmount",
                        "SalesOrderNumber|LineCreationSequenceNumber",
                        "ProductNumber,OrderedSalesQuantity,TotalDiscountAmount"));
    }

    /** Returns the rows that Finance sent back and therefore owns in Sales, too. */
    private ChaosRows came(String set, String key) {
        String expand =
                set.equals("salesorders") ? "" : "&$expand=salesorderid($select=ordernumber)";
        return sales(
                set + "?$filter=msdynce_ismaintainedexternally%20eq%20true" + expand, key, key);
    }

    private void across(String task, ChaosRows rows, ChaosRows back) {
        Set<String> still = rows.keys();
        still.removeAll(back.keys());
        across.put(task, still);
        cameBack.put(task, back.keys());
    }

    private ChaosRows financeOrders(String filter) {
        return finance(
                "CDSSalesOrderHeaders?cross-company=true"
                        + "&$select=SalesOrderNumber,OrderingCustomerAccountNumber"
                        + filter,
                "SalesOrderNumber",
                "OrderingCustomerAccountNumber");
    }

    /** Checks that Sales shows the values of Finance for orders that were sent back. */
    private void confirmedOrders() {
        String confirmed = "&$filter=SalesOrderProcessingStatus%20ne%20" + STATUS + "'Active'";
        across.put("order-headers-to-sales", financeOrders(confirmed).keys());
        compare(
                "invoiced orders",
                financeOrders(
                        "&$filter=SalesOrderProcessingStatus%20eq%20" + STATUS + "'Invoiced'"),
                sales(
                        SALES_ORDERS + "&$filter=msdynce_processingstatus%20eq%20647390003",
                        "ordernumber",
                        "customerid_account/accountnumber"));
        ChaosRows lines =
                finance(
                        "CDSSalesOrderLines?cross-company=true&$select=SalesOrderNumber,"
                                + "LineCreationSequenceNumber,ProductNumber"
                                + confirmed,
                        "SalesOrderNumber|LineCreationSequenceNumber",
                        "ProductNumber");
        across.put("order-lines-to-sales", lines.keys());
    }

    private void invoices() {
        ChaosRows headers =
                finance(
                        "ExternallyMaintainedCustomerSalesInvoiceHeaders?cross-company=true"
                                + "&$select=InvoiceNumber,TotalInvoiceAmount",
                        "InvoiceNumber",
                        "TotalInvoiceAmount");
        across.put("invoice-headers-to-sales", headers.keys());
        compare(
                "invoices",
                headers,
                sales(
                        "invoices?$select=invoicenumber,totalamount",
                        "invoicenumber",
                        "totalamount"));
        ChaosRows lines =
                finance(
                        "ExternallyMaintainedCustomerSalesInvoiceLines?cross-company=true"
                                + "&$select=InvoiceNumber,LineCreationSequenceNumber,ProductNumber,InvoicedQuantity",
                        "InvoiceNumber|LineCreationSequenceNumber",
                        "ProductNumber,InvoicedQuantity");
        across.put("invoice-lines-to-sales", lines.keys());
        compare(
                "invoice lines",
                lines,
                sales(
                        "invoicedetails?$select=sequencenumber,quantity"
                                + "&$expand=invoiceid($select=invoicenumber),productid($select=productnumber)",
                        "invoiceid/invoicenumber|sequencenumber",
                        "productid/productnumber,quantity"));
    }

    private ChaosRows sales(String address, String key, String values) {
        return ChaosRows.of(sales, address, key, values);
    }

    private ChaosRows finance(String address, String key, String values) {
        return ChaosRows.of(finance, address, key, values);
    }

    private static String text(JsonNode row, String field) {
        return row.path(field).asText("");
    }

    private void compare(String what, ChaosRows expected, ChaosRows actual) {
        comparisons.compare(what, expected, actual);
    }
}
