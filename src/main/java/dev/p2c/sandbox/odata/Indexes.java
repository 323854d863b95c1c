package dev.p2c.sandbox.odata;

import dev.p2c.sandbox.model.EntityModel;
import dev.p2c.sandbox.model.ServiceModel;
import dev.p2c.sandbox.store.EntityTable;
import dev.p2c.sandbox.store.Store;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Declares the indexes of the stores beside the keys: all columns by which the templates' tasks
 * look up rows.
 */
public final class Indexes {

    private static final Map<String, List<String>> SALES = new LinkedHashMap<>();
    private static final Map<String, List<String>> FINANCE = new LinkedHashMap<>();

    /** Entity sets that tasks poll by time of change. */
    private static final List<String> POLLED =
            List.of(
                    "accounts",
                    "contacts",
                    "products",
                    "quotes",
                    "quotedetails",
                    "salesorders",
                    "salesorderdetails",
                    "invoices",
                    "invoicedetails");

    static {
        POLLED.forEach(set -> SALES.put(set, new ArrayList<>(List.of("modifiedon"))));
        sales("accounts", "accountnumber", "name");
        sales("contacts", "_parentcustomerid_value");
        sales("products", "productnumber", "name");
        sales("quotes", "quotenumber", "_customerid_value");
        sales("salesorders", "ordernumber", "_quoteid_value", "_customerid_value");
        sales("invoices", "invoicenumber", "_salesorderid_value", "_customerid_value");
        sales("quotedetails", "_quoteid_value");
        sales("salesorderdetails", "_salesorderid_value");
        sales("invoicedetails", "_invoiceid_value");
        sales("productpricelevels", "_pricelevelid_value", "_productid_value");
        sales("transactioncurrencies", "isocurrencycode");
        sales("uoms", "name", "_uomscheduleid_value");
        sales("uomschedules", "name");
        sales("pricelevels", "name", "_transactioncurrencyid_value");
        FINANCE.put("CustomersV2", List.of("PartyNumber"));
        FINANCE.put("CustomersV3", List.of("PartyNumber"));
        FINANCE.put("CDSSalesQuotationLines", List.of("SalesQuotationNumber"));
        FINANCE.put("CDSSalesOrderHeaders", List.of("CustomersOrderReference"));
        FINANCE.put("SalesOrderLines", List.of("SalesOrderNumber"));
        FINANCE.put("SalesQuotationLines", List.of("SalesQuotationNumber"));
    }

    private Indexes() {}

    private static void sales(String set, String... columns) {
        SALES.computeIfAbsent(set, s -> new ArrayList<>()).addAll(List.of(columns));
    }

    /** Adds the indexes of Sales; called once, on an empty store. */
    public static void ofSales(Store store) {
        SALES.forEach(
                (set, columns) -> {
                    EntityTable table = store.table(set);
                    columns.forEach(column -> table.index(false, List.of(column)));
                });
    }

    /**
     * Adds the indexes of a plain Dataverse: time of change and all lookups; called once, on an
     * empty store.
     */
    public static void ofLookups(Store store, ServiceModel model) {
        for (EntityModel entity : model.entities()) {
            EntityTable table = store.table(entity.set());
            entity.columns().stream()
                    .filter(column -> column.lookup() != null || "modifiedon".equals(column.name()))
                    .forEach(column -> table.index(false, List.of(column.name())));
        }
    }

    /** Adds the indexes of Finance; called once, on an empty store. */
    public static void ofFinance(Store store) {
        FINANCE.forEach(
                (set, columns) -> {
                    EntityTable table = store.table(set);
                    for (String column : columns) {
                        table.index(false, List.of(column, "dataAreaId"));
                    }
                });
    }
}
