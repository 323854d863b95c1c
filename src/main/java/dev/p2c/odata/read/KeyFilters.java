package dev.p2c.odata.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.odata.dialect.Dialect;
import dev.p2c.odata.dialect.IntegrationKeys;
import dev.p2c.odata.model.Model;
import dev.p2c.odata.model.Percent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Builds filters for many keys, split so that no address becomes too long. Not thread-safe. */
final class KeyFilters {

    /**
     * Most characters of an address with keys. Services take more (Dataverse: 32,768), but proxies
     * between us and a service take about 8 KB of header lines.
     */
    private static final int LONGEST_ADDRESS = 5500;

    private final Model.EntityType type;
    private final IntegrationKeys compare;
    private final Set<String> fields;
    private final KeyMatch wanted = new KeyMatch();
    private final Map<String, Map<String, JsonNode>> filters = new LinkedHashMap<>();

    /**
     * @param keys at least one; all of the same fields
     */
    KeyFilters(Model.EntityType type, Dialect dialect, List<Map<String, JsonNode>> keys) {
        this.type = type;
        this.compare = new IntegrationKeys(type, dialect);
        this.fields = keys.get(0).keySet();
        for (Map<String, JsonNode> key : keys) {
            if (!key.keySet().equals(fields)) {
                throw new IllegalArgumentException("keys of different fields: " + fields);
            }
            if (wanted.add(compare.folded(inOrder(key)))) {
                compare.filter(key).ifPresent(filter -> filters.put(filter, key));
            }
        }
    }

    private Map<String, JsonNode> inOrder(Map<String, JsonNode> key) {
        Map<String, JsonNode> ordered = new LinkedHashMap<>();
        fields.forEach(field -> ordered.put(field, key.get(field)));
        return ordered;
    }

    /** The columns of each key. */
    Set<String> fields() {
        return fields;
    }

    /** The key that a filter of {@link #chunks} searches for. */
    Map<String, JsonNode> keyOf(String filter) {
        return filters.get(filter);
    }

    /** The filter by which a row that was read is found; empty for a row without a whole key. */
    Optional<String> filterOf(ObjectNode row) {
        Map<String, JsonNode> key = new LinkedHashMap<>();
        fields.forEach(field -> key.put(field, row.path(type.column(field))));
        boolean isWhole = key.values().stream().noneMatch(v -> v.isMissingNode() || v.isNull());
        return isWhole ? compare.filter(key) : Optional.empty();
    }

    /** Whether a row that was read has one of the keys. */
    boolean hasKey(ObjectNode row) {
        return wanted.of(compare.folded(fields, row)).isPresent();
    }

    /**
     * The filters of single keys that together find all rows with the keys, in lists for one query
     * each; none where no row can have any key.
     *
     * @param addressLength of the address without a filter of keys
     * @param mostKeys of one query
     */
    List<List<String>> chunks(int addressLength, int mostKeys) {
        int room = LONGEST_ADDRESS - addressLength;
        List<List<String>> chunks = new ArrayList<>();
        List<String> chunk = new ArrayList<>();
        int used = 0;
        for (String filter : filters.keySet()) {
            int length = Percent.query(filter + " or ").length();
            if (!chunk.isEmpty() && (used + length > room || chunk.size() >= mostKeys)) {
                chunks.add(chunk);
                chunk = new ArrayList<>();
                used = 0;
            }
            chunk.add(filter);
            used += length;
        }
        if (!chunk.isEmpty()) {
            chunks.add(chunk);
        }
        return chunks;
    }
}
