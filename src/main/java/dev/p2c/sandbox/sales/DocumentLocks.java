package dev.p2c.sandbox.sales;

import dev.p2c.sandbox.model.EntityModel;
import dev.p2c.sandbox.store.EntityTable;
import dev.p2c.sandbox.store.Row;
import java.util.Map;
import java.util.UUID;

/**
 * Refuses writes to documents that are locked by their state. Read-only are active and closed
 * quotes, submitted, invoiced, fulfilled and canceled orders, and paid, closed and canceled
 * invoices, for all but administrators (Dynamics 365 Sales and privacy laws and regulations). The
 * state itself can be changed; a write of other columns together with a state meets the present
 * state, because the service writes the other columns first (Behavior of specialized update
 * operations).
 */
final class DocumentLocks {

    private static final int INVOICED = 4;

    private DocumentLocks() {}

    static void check(
            SalesTables tables,
            SalesSwitches switches,
            EntityTable table,
            Row before,
            Map<Integer, Object> given) {
        EntityModel model = table.model();
        SalesDocument document = SalesDocument.ofHeaders(model.set());
        if (document != null) {
            header(document, switches, model, before, given);
        }
        SalesDocument lines = SalesDocument.ofLines(model.set());
        if (lines != null) {
            parent(tables, lines, before.get(model.index(lines.parent())));
        }
    }

    static void checkCreate(SalesTables tables, EntityTable table, Map<Integer, Object> given) {
        SalesDocument lines = SalesDocument.ofLines(table.model().set());
        if (lines != null) {
            parent(tables, lines, given.get(table.model().index(lines.parent())));
        }
    }

    static void checkDelete(SalesTables tables, EntityTable table, Row row) {
        SalesDocument lines = SalesDocument.ofLines(table.model().set());
        if (lines != null) {
            parent(tables, lines, row.get(table.model().index(lines.parent())));
        }
    }

    /** Checks the header of a line that is created, changed or deleted. */
    private static void parent(SalesTables tables, SalesDocument document, Object header) {
        Row row = tables.row(document.headers(), (UUID) header);
        Object state = tables.value(document.headers(), row, "statecode");
        if (state instanceof Integer number && !document.isEditable(number)) {
            throw WebApiErrors.readOnly();
        }
    }

    private static void header(
            SalesDocument document,
            SalesSwitches switches,
            EntityModel model,
            Row before,
            Map<Integer, Object> given) {
        int state = model.index("statecode");
        Integer was = (Integer) before.get(state);
        if (was == null || document.isEditable(was)) {
            return;
        }
        boolean onlyState =
                given.keySet().stream()
                        .allMatch(at -> at == state || at == model.index("statuscode"));
        boolean stays = document == SalesDocument.ORDER && was == INVOICED && !reopens(switches);
        if (!onlyState || stays) {
            throw WebApiErrors.readOnly();
        }
    }

    private static boolean reopens(SalesSwitches switches) {
        return switches.on(SalesSwitches.INVOICED_ORDERS_REOPEN);
    }
}
