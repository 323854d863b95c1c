package dev.p2c.task.batch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Source rows that are mapped, written and recorded together.
 *
 * @param number position among the batches of its pass, from 0
 * @param upTo where the watermark may go once these and all earlier rows have a stored outcome;
 *     empty where it stays
 */
public record Batch(TaskPass pass, int number, List<ObjectNode> rows, Optional<Instant> upTo) {

    public Batch {
        rows = List.copyOf(rows);
    }
}
