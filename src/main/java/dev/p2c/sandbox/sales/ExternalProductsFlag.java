package dev.p2c.sandbox.sales;

import dev.p2c.sandbox.model.EntityModel;
import dev.p2c.sandbox.store.Row;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * Sets {@code msdynce_hasexternallymaintainedproductsonly} on a quote or order: whether every line
 * has a product that Finance maintains (Prospect to cash solution, PreOperationQuoteLineCreate,
 * -Update, -Delete and the corresponding steps of order lines). The Freight Tax line does not
 * count.
 */
final class ExternalProductsFlag implements PluginStep {

    private static final String FLAG = "msdynce_hasexternallymaintainedproductsonly";

    private final SalesDocument document;
    private final SalesTables tables;
    private final SalesWriter writer;

    ExternalProductsFlag(SalesDocument document, SalesTables tables, SalesWriter writer) {
        this.document = document;
        this.tables = tables;
        this.writer = writer;
    }

    @Override
    public void after(SalesDraft draft) {
        if (draft.isNew() || draft.changes("_productid_value", "productdescription")) {
            update(draft.id(document.parent()));
        }
    }

    @Override
    public void afterDelete(Row row) {
        EntityModel lines = tables.table(document.lines()).model();
        update((UUID) row.get(lines.index(document.parent())));
    }

    private void update(UUID header) {
        Row row = tables.row(document.headers(), header);
        if (row != null) {
            boolean only =
                    tables.where(document.lines(), document.parent(), header).stream()
                            .allMatch(this::isExternal);
            writer.amend(tables.table(document.headers()), row, Map.of(FLAG, only));
        }
    }

    private boolean isExternal(Row line) {
        if (document.hasMiscTax() && Objects.equals(true, value(line, "msdynce_ismisctax"))) {
            return true;
        }
        UUID product = (UUID) value(line, "_productid_value");
        return tables.is("products", product, "msdynce_ismaintainedexternally");
    }

    private Object value(Row line, String column) {
        return tables.value(document.lines(), line, column);
    }
}
