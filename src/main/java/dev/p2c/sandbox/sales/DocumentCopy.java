package dev.p2c.sandbox.sales;

import dev.p2c.sandbox.model.Column;
import dev.p2c.sandbox.model.EntityModel;
import dev.p2c.sandbox.store.Row;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Creates a document from another, with its lines: quote to order, order to invoice, quote to
 * revision.
 */
final class DocumentCopy {

    /** Columns that are not copied. */
    private static final Set<String> OWN =
            Set.of(
                    "statecode",
                    "statuscode",
                    "versionnumber",
                    "overriddencreatedon",
                    "quotenumber",
                    "ordernumber",
                    "invoicenumber",
                    "revisionnumber",
                    "skippricecalculation",
                    "pricingerrorcode",
                    "msdynce_ismaintainedexternally",
                    "msdynce_orderissubmitted");

    private final SalesTables tables;
    private final SalesWriter writer;

    DocumentCopy(SalesTables tables, SalesWriter writer) {
        this.tables = tables;
        this.writer = writer;
    }

    /**
     * Copies a document and its lines.
     *
     * @param extra columns of the new header, which override those of the source
     */
    Row copy(SalesDocument from, Row source, SalesDocument to, Map<String, Object> extra) {
        EntityModel target = tables.table(to.headers()).model();
        Map<Integer, Object> values = columns(from.headers(), source, target);
        extra.forEach((name, value) -> values.put(target.index(name), value));
        Row header = writer.create(tables.table(to.headers()), values);
        UUID parent = tables.id(to.headers(), header);
        UUID old = tables.id(from.headers(), source);
        for (Row line : tables.where(from.lines(), from.parent(), old)) {
            line(from, line, to, parent);
        }
        return tables.row(to.headers(), parent);
    }

    private void line(SalesDocument from, Row line, SalesDocument to, UUID parent) {
        EntityModel target = tables.table(to.lines()).model();
        Map<Integer, Object> values = columns(from.lines(), line, target);
        values.put(target.index(to.parent()), parent);
        // The agreed price stays valid even if the price list has changed.
        values.put(target.index("ispriceoverridden"), true);
        writer.add(tables.table(to.lines()), values);
    }

    private Map<Integer, Object> columns(String set, Row source, EntityModel target) {
        EntityModel model = tables.table(set).model();
        Map<Integer, Object> values = new TreeMap<>();
        for (Column column : target.columns()) {
            Column own = model.column(column.name());
            boolean copied = own != null && own.type() == column.type() && !column.readOnly();
            if (copied && !isOwn(model, target, column) && source.get(own.index()) != null) {
                values.put(column.index(), source.get(own.index()));
            }
        }
        return values;
    }

    private static boolean isOwn(EntityModel model, EntityModel target, Column column) {
        return OWN.contains(column.name())
                || target.key().contains(column.name())
                || model.key().contains(column.name())
                || column.name().endsWith("_base");
    }
}
