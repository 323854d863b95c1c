package dev.p2c.sandbox.sales;

import dev.p2c.sandbox.store.EntityTable;
import dev.p2c.sandbox.store.Row;
import java.util.HashMap;
import java.util.Map;

/**
 * Shows in the lines what they read through their header: state, price lock, owner, business unit
 * and the flag of externally maintained products. The lines are not written: {@code modifiedon},
 * {@code versionnumber} and etag stay, and change tracking reports nothing (Dataverse: {@code
 * quotedetail}, columns {@code quotestatecode} and {@code ownerid} are read-only, and the table
 * {@code QuoteDetailBase} has no such columns). Whether the Prospect to cash solution stamps lines
 * when it copies its flag is not documented; the stand-in does not.
 */
final class RepeatedHeaderColumns implements PluginStep {

    private final SalesDocument document;
    private final SalesTables tables;
    private final SalesWriter writer;
    private final ProspectToCash solution;

    RepeatedHeaderColumns(
            SalesDocument document,
            SalesTables tables,
            SalesWriter writer,
            ProspectToCash solution) {
        this.solution = solution;
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
                            if (SalesDocument.isOfSolution(line) && !solution.isInstalled()) {
                                return;
                            }
                            if (draft.changes(header)) {
                                changes.put(line, draft.get(header));
                            }
                        });
        if (changes.isEmpty()) {
            return;
        }
        EntityTable lines = tables.table(document.lines());
        for (Row line : tables.where(document.lines(), document.parent(), draft.id())) {
            writer.mirror(lines, line, changes);
        }
    }
}
