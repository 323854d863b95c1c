package dev.p2c.task.batch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Source rows that were read together.
 *
 * @param upTo the newest value of the watermark column in these and all earlier rows; empty where
 *     there is none
 */
public record Slice(List<ObjectNode> rows, Optional<Instant> upTo) {}
