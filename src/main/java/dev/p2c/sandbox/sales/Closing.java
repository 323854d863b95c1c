package dev.p2c.sandbox.sales;

import dev.p2c.sandbox.store.EntityTable;
import dev.p2c.sandbox.store.Row;
import java.util.Map;
import java.util.Set;

/** Puts a document into one of its closed states. */
final class Closing {

    private static final int DEFAULT_STATUS = -1;

    private final SalesTables tables;
    private final SalesWriter writer;

    Closing(SalesTables tables, SalesWriter writer) {
        this.tables = tables;
        this.writer = writer;
    }

    /**
     * @param from states from which the document may go there
     * @param status -1 for the state's own
     */
    Row close(Document document, Row row, Set<Integer> from, int state, int status) {
        EntityTable table = tables.table(document.headers());
        int was = state(document, row);
        if (!from.contains(was)) {
            throw SalesErrors.readOnly(table.model(), States.name(table.model(), was));
        }
        int ends = status == DEFAULT_STATUS ? States.defaultStatus(table.model(), state) : status;
        return writer.amend(table, row, Map.of("statecode", state, "statuscode", ends));
    }

    int state(Document document, Row row) {
        Object state = tables.value(document.headers(), row, "statecode");
        return state == null ? 0 : (Integer) state;
    }
}
