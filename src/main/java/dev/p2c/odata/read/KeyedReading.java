package dev.p2c.odata.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.error.RejectedRowException;
import dev.p2c.odata.model.Query;
import dev.p2c.odata.transport.RequestTooLargeException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the rows that some keys find, in halves where the service does not accept one query with
 * all keys. To distinguish a refused key from a wrong query, the reader searches for the keys of
 * other rows. For one use; not thread-safe.
 */
final class KeyedReading {

    /** Keys of other rows that are tried before the query itself is at fault. */
    private static final int OTHERS = 3;

    private final QueryReader reader;
    private final FilterLimit limit;
    private final KeyFilters keys;
    private final Query base;
    private final RefusedKey refused;
    private final int fields;
    private int refusedKeys;

    /**
     * @param base the query without keys
     */
    KeyedReading(
            QueryReader reader,
            FilterLimit limit,
            KeyFilters keys,
            Query base,
            RefusedKey refused) {
        this.reader = reader;
        this.limit = limit;
        this.keys = keys;
        this.base = base;
        this.refused = refused;
        this.fields = keys.fields().size();
    }

    /**
     * Reads the rows. Rows that an earlier query returned as well are dropped: those of two keys
     * that the service takes for equal. Rows of one query are all kept, since even their entity key
     * may be the same: lines of Finance whose numbers no job has filled.
     *
     * @param addressLength of the address without keys
     */
    List<ObjectNode> rows(int addressLength) {
        List<ObjectNode> found = new ArrayList<>();
        Set<ObjectNode> seen = new HashSet<>();
        for (List<String> chunk : keys.chunks(addressLength, limit.keys(fields))) {
            unseen(readChunk(chunk), seen).stream().filter(keys::hasKey).forEach(found::add);
        }
        return found;
    }

    /**
     * @param seen the rows of earlier queries, to which the rows are added
     */
    private static List<ObjectNode> unseen(List<ObjectNode> rows, Set<ObjectNode> seen) {
        List<ObjectNode> others = rows.stream().filter(row -> !seen.contains(row)).toList();
        seen.addAll(others);
        return others;
    }

    private List<ObjectNode> readChunk(List<String> filters) {
        if (filters.size() > limit.keys(fields)) {
            return inHalves(filters);
        }
        try {
            List<ObjectNode> rows = read(filters);
            limit.accepted(filters.size(), fields);
            return rows;
        } catch (RequestTooLargeException e) {
            if (filters.size() == 1) {
                refused(filters.get(0), e);
                return List.of();
            }
            int before = refusedKeys;
            List<ObjectNode> rows = inHalves(filters);
            // If the service also refused a single key, the number of keys is not the cause, so the
            // limit stays.
            if (refusedKeys == before) {
                limit.refused(filters.size(), fields);
            }
            return rows;
        }
    }

    private List<ObjectNode> read(List<String> filters) {
        List<ObjectNode> rows = new ArrayList<>();
        reader.readDivisible(filtered(String.join(" or ", filters)))
                .forEachRemaining(page -> rows.addAll(page.rows()));
        return rows;
    }

    private List<ObjectNode> inHalves(List<String> filters) {
        int half = filters.size() / 2;
        List<ObjectNode> rows = new ArrayList<>(readChunk(filters.subList(0, half)));
        List<ObjectNode> others = readChunk(filters.subList(half, filters.size()));
        rows.addAll(unseen(others, new HashSet<>(rows)));
        return rows;
    }

    private void refused(String filter, RequestTooLargeException answer) {
        if (!findsOthers(filter)) {
            throw answer.asConfiguration();
        }
        refusedKeys++;
        Map<String, JsonNode> key = keys.keyOf(filter);
        refused.refused(
                key,
                new RejectedRowException(
                        String.join(", ", key.keySet()),
                        "the service refuses to search %s for this value: %s"
                                .formatted(base.entitySet(), answer.getMessage())));
    }

    /** Whether the service searches for the keys of other rows; true where there are none. */
    private boolean findsOthers(String filter) {
        List<String> others = others(filter);
        for (String other : others) {
            try {
                List<ObjectNode> unused = read(List.of(other));
                return true;
            } catch (RequestTooLargeException e) {
                // Perhaps this key is at fault as well.
            }
        }
        return others.isEmpty();
    }

    private List<String> others(String filter) {
        return reader.read(base.withPageSize(2 * OTHERS)).next().rows().stream()
                .map(keys::filterOf)
                .flatMap(Optional::stream)
                .filter(other -> !other.equals(filter))
                .distinct()
                .limit(OTHERS)
                .toList();
    }

    private Query filtered(String filter) {
        return base.withFilter(
                Optional.of(
                        base.filter()
                                .map(own -> "(" + own + ") and (" + filter + ")")
                                .orElse(filter)));
    }
}
