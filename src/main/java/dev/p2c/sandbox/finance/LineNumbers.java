package dev.p2c.sandbox.finance;

import dev.p2c.sandbox.store.EntityTable;
import dev.p2c.sandbox.store.Key;
import dev.p2c.sandbox.store.Row;
import dev.p2c.sandbox.store.Store;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The creation numbers of lines. Lines that are older than the field share the number 0 until the
 * batch job behind {@code SalesPopulateProspectToCash} numbers them (Prospect to cash, system
 * requirements for 1611).
 */
final class LineNumbers {

    private static final String COLUMN = "LineCreationSequenceNumber";

    private final Store store;
    private final Map<EntityTable, Map<Key, Object>> numbers = new HashMap<>();

    LineNumbers(Store store) {
        this.store = store;
    }

    /** Shows every present line with one number, as before the job has run. */
    int empty(int number) {
        return store.write(
                () -> {
                    int count = 0;
                    for (EntityTable table : tables()) {
                        for (Row row : table.stream().toList()) {
                            int column = table.model().index(COLUMN);
                            numbers.computeIfAbsent(table, t -> new HashMap<>())
                                    .putIfAbsent(row.key(), row.get(column));
                            show(table, row, number);
                            count++;
                        }
                    }
                    return count;
                });
    }

    /** Runs the job: every line has a number of its own again. */
    int populate() {
        return store.write(
                () -> {
                    int count = 0;
                    for (EntityTable table : numbers.keySet()) {
                        for (Map.Entry<Key, Object> line : numbers.get(table).entrySet()) {
                            Row row = table.get(line.getKey());
                            if (row != null) {
                                show(table, row, line.getValue());
                                count++;
                            }
                        }
                    }
                    numbers.clear();
                    return count;
                });
    }

    private void show(EntityTable table, Row row, Object number) {
        Map<Integer, Object> values = row.toMap();
        values.put(table.model().index(COLUMN), number);
        table.show(row, values);
    }

    private List<EntityTable> tables() {
        return store.tables().stream()
                .filter(table -> table.model().key().contains(COLUMN))
                .toList();
    }
}
