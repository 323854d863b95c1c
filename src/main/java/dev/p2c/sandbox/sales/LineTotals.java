package dev.p2c.sandbox.sales;

import dev.p2c.sandbox.model.EntityModel;
import dev.p2c.sandbox.store.EntityTable;
import dev.p2c.sandbox.store.Row;
import java.util.Set;
import java.util.UUID;

/** Recalculates the totals of a header when a line is written or deleted. */
final class LineTotals implements PluginStep {

    private final SalesDocument document;
    private final SalesTables tables;
    private final SalesWriter writer;
    private final PriceCalculation prices;

    LineTotals(
            SalesDocument document,
            SalesTables tables,
            SalesWriter writer,
            PriceCalculation prices) {
        this.document = document;
        this.tables = tables;
        this.writer = writer;
        this.prices = prices;
    }

    @Override
    public void after(SalesDraft draft) {
        if (draft.isNew() || draft.changes("extendedamount", "tax", "baseamount")) {
            recompute(draft.id(document.parent()));
        }
    }

    @Override
    public void afterDelete(Row row) {
        EntityModel lines = tables.table(document.lines()).model();
        recompute((UUID) row.get(lines.index(document.parent())));
    }

    private void recompute(UUID header) {
        EntityTable headers = tables.table(document.headers());
        Row row = tables.row(document.headers(), header);
        if (row != null && prices.isOn()) {
            SalesDraft inputs = new SalesDraft(headers, row, row.toMap(), Set.of());
            writer.amend(headers, row, prices.totals(document, header, inputs));
        }
    }
}
