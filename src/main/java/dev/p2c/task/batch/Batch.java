package dev.p2c.task.batch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Source rows that are written together.
 *
 * @param number position in its {@link Changes}, from 0
 * @param upTo where the watermark may go once these and all earlier rows are settled
 */
public record Batch(Changes changes, int number, List<ObjectNode> rows, Optional<Instant> upTo) {

    public Batch {
        rows = List.copyOf(rows);
    }
}
