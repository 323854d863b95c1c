package dev.p2c.sandbox.sales;

import dev.p2c.sandbox.model.EntityModel;
import dev.p2c.sandbox.store.EntityTable;
import dev.p2c.sandbox.store.Row;
import java.util.Map;
import java.util.UUID;

/**
 * Which documents cannot be written: only draft quotes and active orders and invoices can be edited
 * (entity pages of quote, salesorder and invoice). A write that itself brings an editable state is
 * let through.
 */
final class Locks {

    private Locks() {}

    static void check(
            SalesTables tables, EntityTable table, Row before, Map<Integer, Object> given) {
        EntityModel model = table.model();
        Document document = Document.ofHeaders(model.set());
        if (document != null) {
            header(document, model, before, given);
        }
        Document lines = Document.ofLines(model.set());
        if (lines != null) {
            parent(tables, lines, before.get(model.index(lines.parent())));
        }
    }

    static void checkCreate(SalesTables tables, EntityTable table, Map<Integer, Object> given) {
        Document lines = Document.ofLines(table.model().set());
        if (lines != null) {
            parent(tables, lines, given.get(table.model().index(lines.parent())));
        }
    }

    static void checkDelete(SalesTables tables, EntityTable table, Row row) {
        Document lines = Document.ofLines(table.model().set());
        if (lines != null) {
            parent(tables, lines, row.get(table.model().index(lines.parent())));
        }
    }

    /** The header of a line that is created, changed or deleted. */
    private static void parent(SalesTables tables, Document document, Object header) {
        Row row = tables.row(document.headers(), (UUID) header);
        Object state = tables.value(document.headers(), row, "statecode");
        if (state instanceof Integer number && !document.isEditable(number)) {
            EntityModel model = tables.table(document.headers()).model();
            throw SalesErrors.readOnly(model, States.name(model, number));
        }
    }

    private static void header(
            Document document, EntityModel model, Row before, Map<Integer, Object> given) {
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
            throw SalesErrors.readOnly(model, States.name(model, was));
        }
    }
}
