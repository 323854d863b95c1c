package dev.p2c.sandbox.sales;

import dev.p2c.sandbox.store.Row;
import java.util.Objects;
import java.util.UUID;

/** A new line takes currency, copies and its place from its header. */
final class LineParent implements Rule {

    private final Document document;
    private final SalesTables tables;

    LineParent(Document document, SalesTables tables) {
        this.document = document;
        this.tables = tables;
    }

    @Override
    public void before(SalesDraft draft) {
        if (!draft.isNew()) {
            return;
        }
        UUID parent = draft.id(document.parent());
        Row header = tables.row(document.headers(), parent);
        if (header == null) {
            throw SalesErrors.missing(tables.table(document.headers()).model(), parent);
        }
        document.copies().forEach((line, column) -> draft.set(line, value(header, column)));
        document.firstCopies()
                .forEach(
                        (line, column) -> {
                            if (draft.isEmpty(line)) {
                                draft.set(line, value(header, column));
                            }
                        });
        // The tax line has no place: a line from Finance may come with the number it would get.
        boolean tax = document.hasMiscTax() && draft.is("msdynce_ismisctax");
        if (!tax) {
            place(draft, parent, "sequencenumber");
            place(draft, parent, "lineitemnumber");
        }
    }

    private void place(SalesDraft draft, UUID parent, String column) {
        if (!draft.isEmpty(column)) {
            return;
        }
        int last =
                tables.where(document.lines(), document.parent(), parent).stream()
                        .map(row -> (Integer) tables.value(document.lines(), row, column))
                        .filter(Objects::nonNull)
                        .mapToInt(Integer::intValue)
                        .reduce(0, Math::max);
        draft.set(column, last + 1);
    }

    private Object value(Row header, String column) {
        return tables.value(document.headers(), header, column);
    }
}
