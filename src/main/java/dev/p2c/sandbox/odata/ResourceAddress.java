package dev.p2c.sandbox.odata;

import dev.p2c.sandbox.store.EntityTable;
import dev.p2c.sandbox.store.Row;
import java.util.List;
import java.util.Map;

/**
 * What the path of a call names.
 *
 * @param keyValues store values by column name as written in the path, in its order; empty for a
 *     set
 * @param byPrimaryKey false for a set and for an alternate key
 * @param row null for a set, and where there is no such row (in Finance also one of a company that
 *     the call does not see)
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
