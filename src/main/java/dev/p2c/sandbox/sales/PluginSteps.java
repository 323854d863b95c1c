package dev.p2c.sandbox.sales;

import dev.p2c.sandbox.model.EntityModel;
import dev.p2c.sandbox.store.EntityTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The plug-in steps of each table, in the order in which they run: those of Sales itself, and those
 * of the Prospect to cash solution, which run while they are registered.
 */
final class PluginSteps {

    private final Map<String, List<PluginStep>> bySet = new HashMap<>();
    private final SalesTables tables;
    private final SalesWriter writer;
    private final ProspectToCash solution;
    private final Map<String, CustomerNumber> customerNumbers;

    PluginSteps(
            SalesTables tables,
            SalesWriter writer,
            AutoNumbers numbers,
            SalesSettings settings,
            ApplicationUsers users,
            SalesSwitches switches,
            ProspectToCash solution) {
        this.tables = tables;
        this.writer = writer;
        this.solution = solution;
        this.customerNumbers =
                Map.of(
                        "accounts",
                        new CustomerNumber(numbers, "account", "ACC", "accountnumber"),
                        "contacts",
                        new CustomerNumber(numbers, "contact", "CON", "msdynce_contactnumber"));
        customers();
        products(switches);
        PriceCalculation prices = new PriceCalculation(tables, settings, users);
        for (SalesDocument document : SalesDocument.values()) {
            headers(document, numbers, prices);
            lines(document, prices);
        }
        solutionOnly();
        for (SalesDocument document : SalesDocument.values()) {
            add(document.lines(), new LineTotals(document, tables, writer, prices));
        }
        add("businessunits", new NewBusinessUnit(tables, writer, settings));
        add("sdkmessageprocessingsteps", new StepSwitch(solution));
        CascadingDeletes associations = CascadingDeletes.ofSales(tables, writer);
        for (String set : associations.parents()) {
            add(set, associations.of(set));
        }
    }

    private void customers() {
        solution("accounts", "PreOperationAccount", customerNumbers.get("accounts"));
        solution("contacts", "PreOperationContact", customerNumbers.get("contacts"));
        solution("contacts", "PreOperationContact", new CompanyIsAccount(tables));
        add("contacts", new FullName());
        add("contacts", new ParentCompanyColumns(tables));
    }

    private void products(SalesSwitches switches) {
        add("products", new ProductRules(tables, switches));
        for (String set : List.of("pricelevels", "uoms", "transactioncurrencies")) {
            add(set, new UniqueNames(tables));
        }
        solution("products", "PostOperationProduct", new ProductPrice(tables, writer));
    }

    private void headers(SalesDocument document, AutoNumbers numbers, PriceCalculation prices) {
        String headers = document.headers();
        add(headers, new DocumentNumber(numbers, document));
        add(headers, new CustomerColumns(tables));
        add(headers, new HeaderTotals(document, prices));
        add(headers, new RepeatedHeaderColumns(document, tables, writer, solution));
        solution(
                headers,
                "PostOperation" + document.stepName(),
                new ActiveCustomerFlag(tables, writer));
    }

    private void lines(SalesDocument document, PriceCalculation prices) {
        add(document.lines(), new NewLineDefaults(document, tables, solution));
        add(document.lines(), new LineProductColumns(document, tables));
        add(document.lines(), new SoldProduct(tables));
        add(document.lines(), new LineAmounts(prices));
    }

    private void solutionOnly() {
        for (SalesDocument document : List.of(SalesDocument.QUOTE, SalesDocument.ORDER)) {
            solution(
                    document.lines(),
                    "PreOperation" + document.stepName() + "Line",
                    new ExternalProductsFlag(document, tables, writer));
        }
        solution("invoices", "PostOperationInvoice", new InvoicedOrder(tables, writer));
        for (SalesDocument document : List.of(SalesDocument.ORDER, SalesDocument.INVOICE)) {
            add(
                    document.headers(),
                    RegisteredStep.of(
                            solution,
                            "PostOperation" + document.stepName() + "UpdateAsync",
                            new FreightTax(document, tables, writer)));
        }
    }

    /** The number of a row without one, by column; empty where the table has no such numbers. */
    Map<String, String> number(EntityTable table) {
        CustomerNumber number = customerNumbers.get(table.model().set());
        return number == null ? Map.of() : number.next();
    }

    private void solution(String set, String name, PluginStep step) {
        add(set, RegisteredStep.ofAll(solution, name, step));
    }

    private void add(String set, PluginStep step) {
        bySet.computeIfAbsent(set, key -> new ArrayList<>()).add(step);
    }

    List<PluginStep> of(EntityModel model) {
        return bySet.getOrDefault(model.set(), List.of());
    }
}
