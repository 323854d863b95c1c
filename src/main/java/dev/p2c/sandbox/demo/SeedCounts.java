package dev.p2c.sandbox.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The body of a seed call, checked: only names this service knows, only whole numbers from 0. */
final class SeedCounts {

    private static final long MOST = 10_000_000;

    private final JsonNode counts;
    private final String place;

    /**
     * @param place the name whose value says where the rows go, {@code businessUnit}
     * @param known names this service adds rows for
     * @param elsewhere names the other service adds rows for
     * @param other how people call the other service
     * @throws IllegalArgumentException naming what cannot be used
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

    /** 0 where the name was not sent. */
    int of(String name) {
        return counts.path(name).intValue();
    }

    /** Where the rows go; the first company where nothing was said. */
    Branch branch(Function<String, Branch> named) {
        return counts.has(place) ? named.apply(counts.get(place).asText()) : Branch.USA;
    }
}
