package dev.p2c.sandbox.sales;

import dev.p2c.sandbox.model.EntityModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The plug-in steps of each table, in the order in which they run. */
final class PluginSteps {

    private final Map<String, List<PluginStep>> bySet = new HashMap<>();

    PluginSteps(
            SalesTables tables,
            SalesWriter writer,
            AutoNumbers numbers,
            SalesSettings settings,
            ApplicationUsers users,
            SalesSwitches switches) {
        add("accounts", new CustomerNumber(numbers, "account", "ACC", "accountnumber"));
        add("contacts", new CustomerNumber(numbers, "contact", "CON", "msdynce_contactnumber"));
        add("contacts", new FullName());
        add("contacts", new ParentCompanyColumns(tables));
        add("products", new ProductRules(tables, switches));
        for (String set : List.of("pricelevels", "uoms", "transactioncurrencies")) {
            add(set, new UniqueNames(tables));
        }
        add("products", new ProductPrice(tables, writer));
        PriceCalculation prices = new PriceCalculation(tables, settings, users);
        for (SalesDocument document : SalesDocument.values()) {
            add(document.headers(), new DocumentNumber(numbers, document));
            add(document.headers(), new CustomerColumns(tables));
            add(document.headers(), new HeaderTotals(document, prices));
            add(document.headers(), new RepeatedHeaderColumns(document, tables, writer));
            add(document.headers(), new ActiveCustomerFlag(tables, writer));
            add(document.lines(), new NewLineDefaults(document, tables));
            add(document.lines(), new LineProductColumns(document, tables));
            add(document.lines(), new SoldProduct(tables));
            add(document.lines(), new LineAmounts(prices));
        }
        add("quotedetails", new ExternalProductsFlag(SalesDocument.QUOTE, tables, writer));
        add("salesorderdetails", new ExternalProductsFlag(SalesDocument.ORDER, tables, writer));
        add("invoices", new InvoicedOrder(tables, writer));
        add("salesorders", new FreightTax(SalesDocument.ORDER, tables, writer));
        add("invoices", new FreightTax(SalesDocument.INVOICE, tables, writer));
        for (SalesDocument document : SalesDocument.values()) {
            add(document.lines(), new LineTotals(document, tables, writer, prices));
        }
        CascadingDeletes associations = new CascadingDeletes(tables, writer);
        for (String set : CascadingDeletes.parents()) {
            add(set, associations.of(set));
        }
    }

    private void add(String set, PluginStep step) {
        bySet.computeIfAbsent(set, key -> new ArrayList<>()).add(step);
    }

    List<PluginStep> of(EntityModel model) {
        return bySet.getOrDefault(model.set(), List.of());
    }
}
