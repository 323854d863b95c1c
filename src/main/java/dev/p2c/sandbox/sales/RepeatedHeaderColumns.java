package dev.p2c.sandbox.sales;

import dev.p2c.sandbox.store.EntityTable;
import dev.p2c.sandbox.store.Row;
import java.util.HashMap;
import java.util.Map;

/**
 * Updates the columns that lines repeat from their header, so that lines can be filtered by them:
 * state and the flag of externally maintained products (Prospect to cash solution, columns of the
 * lines).
 */
final class RepeatedHeaderColumns implements PluginStep {

    private final SalesDocument document;
    private final SalesTables tables;
    private final SalesWriter writer;

    RepeatedHeaderColumns(SalesDocument document, SalesTables tables, SalesWriter writer) {
        this.document = document;
        this.tables = tables;
        this.writer = writer;
    }

    @Override
    public void after(SalesDraft draft) {
        if (draft.isNew()) {
            return;
        }
        Map<String, Object> changes = new HashMap<>();
        document.copies()
                .forEach(
                        (line, header) -> {
                            if (draft.changes(header)) {
                                changes.put(line, draft.get(header));
                            }
                        });
        if (changes.isEmpty()) {
            return;
        }
        EntityTable lines = tables.table(document.lines());
        for (Row line : tables.where(document.lines(), document.parent(), draft.id())) {
            writer.amend(lines, line, changes);
        }
    }
}
