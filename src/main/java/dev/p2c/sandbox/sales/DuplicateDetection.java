package dev.p2c.sandbox.sales;

import dev.p2c.sandbox.http.ODataCall;
import dev.p2c.sandbox.model.EntityModel;
import dev.p2c.sandbox.store.Row;
import java.util.List;
import java.util.Map;

/**
 * Applies duplicate detection rules if the caller sends {@code MSCRM.SuppressDuplicateDetection:
 * false} (Web API, optional parameters).
 */
final class DuplicateDetection {

    private final SalesTables tables;
    private final SalesSettings settings;

    DuplicateDetection(SalesTables tables, SalesSettings settings) {
        this.tables = tables;
        this.settings = settings;
    }

    /**
     * Refuses a row that duplicates another.
     *
     * @param before null for a new row
     */
    void check(ODataCall call, EntityModel entity, Row before, Map<Integer, Object> values) {
        List<String> columns = settings.duplicateRules().get(entity.set());
        boolean asked = "false".equalsIgnoreCase(call.header("mscrm.suppressduplicatedetection"));
        if (!asked || columns == null) {
            return;
        }
        String first = columns.get(0);
        Object value = values.get(entity.index(first));
        if (value == null) {
            return;
        }
        boolean found =
                tables.where(entity.set(), first, value).stream()
                        .filter(row -> before == null || !row.key().equals(before.key()))
                        .anyMatch(row -> same(entity, columns, row, values));
        if (found) {
            throw WebApiErrors.duplicateRule();
        }
    }

    private static boolean same(
            EntityModel entity, List<String> columns, Row row, Map<Integer, Object> values) {
        return columns.stream()
                .map(entity::index)
                .allMatch(
                        at ->
                                row.get(at) != null
                                        && String.valueOf(row.get(at))
                                                .equalsIgnoreCase(String.valueOf(values.get(at))));
    }
}
