package dev.p2c.sandbox.sales;

import dev.p2c.sandbox.model.EntityModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The behaviour steps of each table, in the order in which they run. */
final class SalesRules {

    private final Map<String, List<Rule>> bySet = new HashMap<>();

    SalesRules(SalesTables tables, SalesWriter writer, Numbers numbers, SalesSettings settings) {
        add("accounts", new CustomerNumber(numbers, "account", "ACC", "accountnumber"));
        add("contacts", new CustomerNumber(numbers, "contact", "CON", "msdynce_contactnumber"));
        add("contacts", new FullName());
        add("contacts", new CompanyFlag(tables));
        add("products", new ProductPrice(tables, writer));
        PriceCalculation prices = new PriceCalculation(tables, settings);
        for (Document document : Document.values()) {
            add(document.headers(), new DocumentNumber(numbers, document));
            add(document.headers(), new CustomerColumns(tables));
            add(document.headers(), new HeaderTotals(document, prices));
            add(document.headers(), new HeaderCopies(document, tables, writer));
            add(document.headers(), new ActiveCustomer(tables, writer));
            add(document.lines(), new LineParent(document, tables));
            add(document.lines(), new LineProduct(document, tables));
            add(document.lines(), new LineAmounts(prices));
        }
        add("quotedetails", new ExternalProducts(Document.QUOTE, tables, writer));
        add("salesorderdetails", new ExternalProducts(Document.ORDER, tables, writer));
        add("invoices", new OrderInvoiced(tables, writer));
        add("salesorders", new FreightTax(Document.ORDER, tables, writer));
        add("invoices", new FreightTax(Document.INVOICE, tables, writer));
        for (Document document : Document.values()) {
            add(document.lines(), new LineTotals(document, tables, writer, prices));
        }
        Associations associations = new Associations(tables, writer);
        for (String set : Associations.parents()) {
            add(set, associations.of(set));
        }
    }

    private void add(String set, Rule rule) {
        bySet.computeIfAbsent(set, key -> new ArrayList<>()).add(rule);
    }

    List<Rule> of(EntityModel model) {
        return bySet.getOrDefault(model.set(), List.of());
    }
}
