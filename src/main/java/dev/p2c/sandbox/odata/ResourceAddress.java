package dev.p2c.sandbox.odata;

import dev.p2c.sandbox.store.EntityTable;
import dev.p2c.sandbox.store.Row;
import java.util.List;
import java.util.Map;

/**
 * Resource that a path addresses: an entity set or a row, and the rest of the path.
 *
 * @param keyValues store values by column name, in the order of the path; empty for a set
 * @param byPrimaryKey false for a set and for an alternate key
 * @param row null for a set and for a key without a row (in Finance also for a row of a company
 *     that the call may not see)
 * @param rest decoded path segments after the row or the set
 */
public record ResourceAddress(
        EntityTable table,
        Map<String, Object> keyValues,
        boolean byPrimaryKey,
        Row row,
        List<String> rest) {

    public boolean isSet() {
        return keyValues.isEmpty();
    }
}
