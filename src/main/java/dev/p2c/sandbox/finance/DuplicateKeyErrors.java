package dev.p2c.sandbox.finance;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Builds the error for a key that already exists, with the table and field names of Finance. */
final class DuplicateKeyErrors {

    /** By entity set: name of the table in messages, then its key fields without the company. */
    private static final Map<String, List<String>> TABLES =
            Map.of(
                    "CustomersV2", List.of("Customers (CustTable)", "Customer account"),
                    "CustomerGroups", List.of("Customer groups (CustGroup)", "Customer group"),
                    "CDSContactPersons",
                            List.of("Contacts (ContactPerson)", "Contact", "Associated party"),
                    "CDSSalesOrderHeaders", List.of("Sales orders (SalesTable)", "Sales order"),
                    "CDSSalesOrderLinesV2",
                            List.of("Order lines (SalesLine)", "Sales order", "Line number"),
                    "CDSSalesQuotationHeaders",
                            List.of("Quotations (SalesQuotationTable)", "Quotation"),
                    "CDSSalesQuotationLines",
                            List.of(
                                    "Quotation lines (SalesQuotationLine)",
                                    "Line number",
                                    "Quotation"));

    private DuplicateKeyErrors() {}

    static FinanceException exception(EntityView view, FinanceDraft draft) {
        List<String> key =
                draft.model().key().stream().filter(c -> !c.equals("dataAreaId")).toList();
        List<String> names = TABLES.get(draft.model().set());
        String table =
                names == null
                        ? FieldChecks.label(draft.model().set()) + " (" + draft.model().name() + ")"
                        : names.get(0);
        String field = names == null ? FieldChecks.label(key.get(0)) : names.get(1);
        String values = key.stream().map(draft::text).collect(Collectors.joining(", "));
        Infolog infolog = new Infolog();
        infolog.info(
                "Cannot create a record in %s. %s: %s.\nThe record already exists."
                        .formatted(table, field, values));
        return infolog.exception(view.aotName());
    }
}
