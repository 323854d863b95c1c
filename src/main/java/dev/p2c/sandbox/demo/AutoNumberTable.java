package dev.p2c.sandbox.demo;

import dev.p2c.sandbox.sales.SalesRows;
import dev.p2c.sandbox.store.Row;
import java.util.List;
import java.util.Map;

/**
 * Reserves places in the number sequences of accounts and contacts, which Sales keeps in a table of
 * the Prospect to cash solution.
 */
final class AutoNumberTable {

    private static final String SET = "msdynce_p2cautonumbers";
    private static final String NEXT = "msdynce_numbersequence";

    private final SalesRows rows;

    AutoNumberTable(SalesRows rows) {
        this.rows = rows;
    }

    /** Reserves consecutive places of an entity's sequence and returns the first, from 0. */
    long reserve(String entity, int count) {
        Row row = row(entity);
        if (row == null) {
            return taken(entity);
        }
        int next = (Integer) rows.value(SET, row, NEXT);
        rows.update(SET, rows.id(SET, row), Map.of(NEXT, next + count));
        return next - SequenceNumber.FIRST;
    }

    /** Number of places that are taken in an entity's sequence. */
    long taken(String entity) {
        Row row = row(entity);
        return row == null
                ? rows.store().table(entity + "s").size()
                : (Integer) rows.value(SET, row, NEXT) - SequenceNumber.FIRST;
    }

    /** The sequence of an entity; null where the solution is not installed. */
    private Row row(String entity) {
        List<Row> found = rows.find(SET, "msdynce_entityname", entity);
        return found.isEmpty() ? null : found.get(0);
    }
}
