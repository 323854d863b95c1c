package dev.p2c.reconcile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.error.Awaited;
import dev.p2c.mapping.Deletes;
import dev.p2c.task.plan.Plan;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Reads the rows of a task's target while the caller reads the source. A field list of the source
 * that becomes known later is not hashed: such rows are read again and compared field by field. For
 * one use.
 */
final class TargetReading implements AutoCloseable {

    private final Plan plan;
    private final Systems systems;
    private final ComparedFields fields;
    private final FieldLists lists;
    private final TargetTable table = new TargetTable();
    private CompletableFuture<TargetTable> begun;

    TargetReading(Plan plan, Systems systems, ComparedFields fields, FieldLists lists) {
        this.plan = plan;
        this.systems = systems;
        this.fields = fields;
        this.lists = lists;
    }

    /** Begins to read, unless the reading has begun. */
    void begin(String company) {
        if (begun == null) {
            begun =
                    Awaited.begun(
                            "p2c-target",
                            () -> {
                                systems.target(company, fields, this::hashed, table::add);
                                return table;
                            });
        }
    }

    /**
     * Waits for all rows.
     *
     * @throws RuntimeException if a page could not be read
     */
    TargetTable rows() {
        return Awaited.result(begun);
    }

    private TargetTable.Row hashed(ObjectNode row) {
        Map<String, String> theirs = fields.theirs(row);
        return new TargetTable.Row(
                plan.targetKeys().text(row),
                lists.known().stream().mapToLong(names -> fields.hash(names, theirs)).toArray(),
                !fields.isMarked(theirs) || !plan.targetKeys().isWhole(row),
                isDeactivated(row));
    }

    private boolean isDeactivated(ObjectNode row) {
        Deletes deletes = plan.mapping().target().deletes();
        return !deletes.change().isEmpty()
                && deletes.change().entrySet().stream()
                        .allMatch(
                                field ->
                                        row.path(field.getKey())
                                                .asText()
                                                .equals(field.getValue().asText()));
    }

    /** Ends a reading that the caller has given up, and waits until its last page is read. */
    @Override
    public void close() {
        if (begun != null) {
            systems.giveUp();
            begun.handle((done, failure) -> done).join();
        }
    }
}
