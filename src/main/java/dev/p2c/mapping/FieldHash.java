package dev.p2c.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Hashes the values of a row in the order of their fields' names, so that moving a rule in the
 * mapping file does not make every row look changed. Immutable and thread-safe.
 */
final class FieldHash {

    private static final int BYTES_PER_RULE = 48;

    private final byte[][] names;
    private final int[] order;
    private final boolean publishes;

    /**
     * @param fields the target fields, in the order in which {@link #hash} gets their values
     * @param without fields that do not count
     * @param publishes false gives other hashes, so that rows are written again when the mapping
     *     begins to publish them
     */
    FieldHash(List<String> fields, Set<String> without, boolean publishes) {
        this.publishes = publishes;
        this.names =
                fields.stream()
                        .map(field -> field.getBytes(StandardCharsets.UTF_8))
                        .toArray(byte[][]::new);
        this.order =
                IntStream.range(0, names.length)
                        .boxed()
                        .filter(field -> !without.contains(fields.get(field)))
                        .sorted(Comparator.comparing(fields::get))
                        .mapToInt(Integer::intValue)
                        .toArray();
    }

    String hash(JsonNode[] values, Optional<String> company) {
        RowHash hash = new RowHash(BYTES_PER_RULE * (values.length + 1));
        if (!publishes) {
            hash.text(new byte[0]);
        }
        company.ifPresent(name -> hash.text(name.getBytes(StandardCharsets.UTF_8)));
        for (int field : order) {
            hash.text(names[field]).value(values[field]);
        }
        return hash.hex();
    }
}
