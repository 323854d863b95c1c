package dev.p2c.sandbox.sales;

import dev.p2c.sandbox.model.EntityModel;
import dev.p2c.sandbox.store.EntityTable;
import dev.p2c.sandbox.store.Row;
import java.util.Map;
import java.util.UUID;

/**
 * Refuses writes to documents that are locked by their state: only draft quotes and active orders
 * and invoices can be edited (entity pages of quote, salesorder and invoice). A write that sets an
 * editable state is allowed.
 */
final class DocumentLocks {

    private DocumentLocks() {}

    static void check(
            SalesTables tables, EntityTable table, Row before, Map<Integer, Object> given) {
        EntityModel model = table.model();
        SalesDocument document = SalesDocument.ofHeaders(model.set());
        if (document != null) {
            header(document, model, before, given);
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
            EntityModel model = tables.table(document.headers()).model();
            throw WebApiErrors.readOnly(model, StateCodes.name(model, number));
        }
    }

    private static void header(
            SalesDocument document, EntityModel model, Row before, Map<Integer, Object> given) {
        int state = model.index("statecode");
        Integer was = (Integer) before.get(state);
        Object becomes = given.getOrDefault(state, was);
        boolean onlyState =
                given.keySet().stream()
                        .allMatch(at -> at == state || at == model.index("statuscode"));
        if (was == null || document.isEditable(was) || onlyState) {
            return;
        }
        if (!(becomes instanceof Integer next) || !document.isEditable(next)) {
            throw WebApiErrors.readOnly(model, StateCodes.name(model, was));
        }
    }
}
