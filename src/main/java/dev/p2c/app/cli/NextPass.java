package dev.p2c.app.cli;

import dev.p2c.mapping.Mapping;
import java.time.Instant;
import java.util.Optional;

/** Says what the next pass of a task reads and writes, from what the state knows. */
final class NextPass {

    private NextPass() {}

    /** A pass of which no one came before, or whose state was forgotten. */
    static String first(Mapping mapping) {
        return "reads all rows of %s, compares them with %s, and writes those that differ"
                .formatted(mapping.source().entity(), mapping.target().entity());
    }

    /**
     * A pass that continues.
     *
     * @param watermark null for none
     * @param comparison why the pass compares all rows; empty if it reads changes only
     */
    static String of(Mapping mapping, Instant watermark, Optional<String> comparison) {
        if (comparison.isPresent()) {
            return first(mapping) + ": " + comparison.get();
        }
        if (mapping.source().changes() instanceof Mapping.Watermark changes) {
            return watermark == null
                    ? "reads all rows of %s, writes those that changed"
                            .formatted(mapping.source().entity())
                    : "reads rows of %s with %s from %s on, writes those that changed"
                            .formatted(
                                    mapping.source().entity(),
                                    changes.column(),
                                    watermark.minus(changes.lookback()));
        }
        return "reads the keys of all rows of %s, then the rows that changed, and writes them"
                .formatted(mapping.source().entity());
    }
}
