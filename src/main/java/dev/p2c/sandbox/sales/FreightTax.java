package dev.p2c.sandbox.sales;

import dev.p2c.sandbox.store.EntityTable;
import dev.p2c.sandbox.store.Row;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Turns tax on a header, such as tax on freight in Finance, into one write-in line, so that the
 * pricing of Sales comes to the same total (Prospect to cash solution,
 * PostOperationOrderUpdateAsync and PostOperationInvoiceUpdateAsync). The service does this
 * asynchronously, the stand-in in the same write.
 */
final class FreightTax implements PluginStep {

    private static final String TAX = "msdynce_misctax";
    private static final String NAME = "Freight Tax";
    private static final int PRODUCT = 1;
    private static final int NOT_CONFIGURED = 2;

    private final SalesDocument document;
    private final SalesTables tables;
    private final SalesWriter writer;

    FreightTax(SalesDocument document, SalesTables tables, SalesWriter writer) {
        this.document = document;
        this.tables = tables;
        this.writer = writer;
    }

    @Override
    public void after(SalesDraft draft) {
        if (!draft.changes(TAX)) {
            return;
        }
        EntityTable lines = tables.table(document.lines());
        BigDecimal tax = draft.amount(TAX);
        Optional<Row> line =
                tables.where(document.lines(), document.parent(), draft.id()).stream()
                        .filter(this::isTaxLine)
                        .findFirst();
        if (line.isPresent() && tax.signum() == 0) {
            writer.remove(lines, line.get());
        } else if (line.isPresent()) {
            writer.amend(lines, line.get(), Map.of("tax", tax));
        } else if (tax.signum() != 0) {
            writer.add(lines, values(lines, draft, tax));
        }
    }

    private boolean isTaxLine(Row line) {
        return Objects.equals(true, tables.value(document.lines(), line, "msdynce_ismisctax"));
    }

    private Map<Integer, Object> values(EntityTable lines, SalesDraft header, BigDecimal tax) {
        Map<Integer, Object> values = new TreeMap<>();
        Map.of(
                        document.parent(),
                        header.id(),
                        "isproductoverridden",
                        true,
                        "productdescription",
                        NAME,
                        "description",
                        NAME,
                        "quantity",
                        BigDecimal.ONE,
                        "priceperunit",
                        BigDecimal.ZERO,
                        "ispriceoverridden",
                        true,
                        "tax",
                        tax,
                        "msdynce_ismisctax",
                        true)
                .forEach((name, value) -> values.put(lines.model().index(name), value));
        values.put(lines.model().index("producttypecode"), PRODUCT);
        values.put(lines.model().index("propertyconfigurationstatus"), NOT_CONFIGURED);
        return values;
    }
}
