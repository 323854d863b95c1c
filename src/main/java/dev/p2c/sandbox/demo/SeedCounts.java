package dev.p2c.sandbox.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Checked body of a seed call: numbers of rows to add, by name. */
final class SeedCounts {

    private static final long MOST = 10_000_000;

    private final JsonNode counts;
    private final String place;

    /**
     * @param place name of the field that selects the branch, for example {@code businessUnit}
     * @param known names of rows that this service can add
     * @param elsewhere names of rows that only the other service can add
     * @param other display name of the other service
     * @throws IllegalArgumentException naming an unknown name or a bad count
     */
    SeedCounts(
            JsonNode counts,
            String place,
            List<String> known,
            List<String> elsewhere,
            String other) {
        if (counts == null || !counts.isObject()) {
            throw new IllegalArgumentException(
                    "Send an object of counts, for example {\"" + known.get(0) + "\":1000}.");
        }
        for (Map.Entry<String, JsonNode> count : counts.properties()) {
            if (count.getKey().equals(place)) {
                continue;
            }
            requireKnown(count.getKey(), known, elsewhere, other);
            requireCount(count.getKey(), count.getValue());
        }
        this.counts = counts;
        this.place = place;
    }

    private static void requireKnown(
            String name, List<String> known, List<String> elsewhere, String other) {
        if (elsewhere.contains(name)) {
            throw new IllegalArgumentException(
                    "%s are seeded in %s, not here. This service seeds: %s."
                            .formatted(name, other, String.join(", ", known)));
        }
        if (!known.contains(name)) {
            throw new IllegalArgumentException(
                    "Unknown name %s. This service seeds: %s."
                            .formatted(name, String.join(", ", known)));
        }
    }

    private static void requireCount(String name, JsonNode value) {
        boolean whole = value.isIntegralNumber() && value.canConvertToLong();
        if (!whole || value.longValue() < 0 || value.longValue() > MOST) {
            throw new IllegalArgumentException(
                    "%s must be a whole number from 0 to %d, not %s.".formatted(name, MOST, value));
        }
    }

    /** Number of rows to add; 0 for a name that was not sent. */
    int of(String name) {
        return counts.path(name).intValue();
    }

    /** Branch that the rows belong to; by default the US branch. */
    Branch branch(Function<String, Branch> named) {
        return counts.has(place) ? named.apply(counts.get(place).asText()) : Branch.USA;
    }
}
