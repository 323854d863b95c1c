package dev.p2c.sandbox.sales;

import dev.p2c.sandbox.store.Row;
import java.util.Objects;
import java.util.UUID;

/** Sets what a new line takes from its header: currency, repeated columns, and its position. */
final class NewLineDefaults implements PluginStep {

    private final SalesDocument document;
    private final SalesTables tables;
    private final ProspectToCash solution;

    NewLineDefaults(SalesDocument document, SalesTables tables, ProspectToCash solution) {
        this.solution = solution;
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
            throw WebApiErrors.missing(tables.table(document.headers()).model(), parent);
        }
        document.copies()
                .forEach(
                        (line, column) -> {
                            if (isCopied(line)) {
                                draft.set(line, value(header, column));
                            }
                        });
        document.firstCopies()
                .forEach(
                        (line, column) -> {
                            if (isCopied(line) && draft.isEmpty(line)) {
                                draft.set(line, value(header, column));
                            }
                        });
        // The tax line gets no position, because a line from Finance may arrive with that number.
        boolean tax = document.hasMiscTax() && draft.is("msdynce_ismisctax");
        if (!tax) {
            place(draft, parent, "sequencenumber");
            place(draft, parent, "lineitemnumber");
        }
    }

    private boolean isCopied(String line) {
        return solution.isInstalled() || !SalesDocument.isOfSolution(line);
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
