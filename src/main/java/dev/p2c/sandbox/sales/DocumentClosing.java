package dev.p2c.sandbox.sales;

import dev.p2c.sandbox.store.EntityTable;
import dev.p2c.sandbox.store.Row;
import java.util.Map;
import java.util.Set;

/** Moves a document to one of its closed states. */
final class DocumentClosing {

    private static final int DEFAULT_STATUS = -1;

    private final SalesTables tables;
    private final SalesWriter writer;

    DocumentClosing(SalesTables tables, SalesWriter writer) {
        this.tables = tables;
        this.writer = writer;
    }

    /**
     * Closes a document.
     *
     * @param from states that allow the change
     * @param status status to set; -1 stands for the default status of the state, as in the Web API
     */
    Row close(SalesDocument document, Row row, Set<Integer> from, int state, int status) {
        EntityTable table = tables.table(document.headers());
        int was = state(document, row);
        if (!from.contains(was)) {
            throw WebApiErrors.readOnly();
        }
        int ends =
                status == DEFAULT_STATUS ? StateCodes.defaultStatus(table.model(), state) : status;
        return writer.amend(table, row, Map.of("statecode", state, "statuscode", ends));
    }

    int state(SalesDocument document, Row row) {
        Object state = tables.value(document.headers(), row, "statecode");
        return state == null ? 0 : (Integer) state;
    }
}
