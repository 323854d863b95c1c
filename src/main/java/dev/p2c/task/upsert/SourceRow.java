package dev.p2c.task.upsert;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.task.plan.Plan;

/**
 * A row of the source as a task sees it.
 *
 * @param of the task that reads the row
 */
record SourceRow(Plan of, ObjectNode row) {

    /** The source columns of the integration key as a text that is equal for equal keys. */
    String folded() {
        return of.sourceKeys().folded(row);
    }

    /** The integration key. */
    String key() {
        return of.sourceKeys().text(row);
    }

    boolean isInactive() {
        return of.transformer().isInactive(row);
    }

    /** The row as people know it. */
    String label() {
        return of.sourceKeys().label(row);
    }

    String entity() {
        return of.mapping().source().entity();
    }
}
