package dev.p2c.sandbox.sales;

import dev.p2c.sandbox.store.Row;
import java.util.Map;
import java.util.UUID;

/**
 * Sets an order to Invoiced when it gets an invoice, and gives the invoice the owner of the order
 * (Prospect to cash solution, PostOperationInvoiceCreate and PostOperationInvoiceUpdate; Prospect
 * to cash, invoices).
 */
final class InvoicedOrder implements PluginStep {

    private static final int INVOICED = 4;
    private static final int INVOICED_STATUS = 100003;

    private final SalesTables tables;
    private final SalesWriter writer;

    InvoicedOrder(SalesTables tables, SalesWriter writer) {
        this.tables = tables;
        this.writer = writer;
    }

    @Override
    public void before(SalesDraft draft) {
        Object owner = tables.value("salesorders", order(draft), "_ownerid_value");
        if (owner != null && draft.changes("_salesorderid_value")) {
            draft.set("_ownerid_value", owner);
        }
    }

    @Override
    public void after(SalesDraft draft) {
        Row order = tables.row("salesorders", order(draft));
        if (order == null || !draft.changes("_salesorderid_value")) {
            return;
        }
        Object state = tables.value("salesorders", order, "statecode");
        if (state instanceof Integer number && SalesDocument.ORDER.isEditable(number)) {
            Map<String, Object> invoiced =
                    Map.of("statecode", INVOICED, "statuscode", INVOICED_STATUS);
            writer.amend(tables.table("salesorders"), order, invoiced);
        }
    }

    private static UUID order(SalesDraft invoice) {
        return invoice.id("_salesorderid_value");
    }
}
