package dev.p2c.sandbox.sales;

import dev.p2c.sandbox.store.Row;
import java.util.Map;
import java.util.UUID;

/**
 * Sets {@code msdynce_isactivecustomer} on a contact who gets a quote, order or invoice (Prospect
 * to cash solution, PostOperationQuoteCreate, PostOperationQuoteUpdate and the corresponding steps
 * of order and invoice).
 */
final class ActiveCustomerFlag implements PluginStep {

    private final SalesTables tables;
    private final SalesWriter writer;

    ActiveCustomerFlag(SalesTables tables, SalesWriter writer) {
        this.tables = tables;
        this.writer = writer;
    }

    @Override
    public void after(SalesDraft draft) {
        if (draft.changes("_customerid_value")) {
            UUID customer = draft.id("_customerid_value");
            Row contact = tables.row("contacts", customer);
            if (contact != null) {
                Map<String, Object> active = Map.of("msdynce_isactivecustomer", true);
                writer.amend(tables.table("contacts"), contact, active);
            }
        }
    }
}
