package dev.p2c.odata.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.error.RejectedRowException;
import dev.p2c.odata.dialect.Dialect;
import dev.p2c.odata.dialect.IntegrationKeys;
import dev.p2c.odata.model.Json;
import dev.p2c.odata.model.Model;
import dev.p2c.odata.model.Query;
import dev.p2c.odata.transport.Gateway;
import dev.p2c.odata.transport.Request;
import dev.p2c.odata.transport.Transport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Sends queries and reads their rows. Thread-safe. */
public final class QueryReader {

    private final Transport transport;
    private final Dialect dialect;
    private final QueryAddress addresses;
    private final FilterLimit limit;

    /**
     * @param limit shared by all readers of the service
     */
    public QueryReader(Transport transport, Dialect dialect, FilterLimit limit) {
        this.limit = limit;
        this.transport = transport;
        this.dialect = dialect;
        this.addresses = new QueryAddress(dialect);
    }

    /** Reads the rows of a query; a page is requested when the reader is asked for it. */
    public PageReader read(Query query) {
        return read(query, false);
    }

    private PageReader read(Query query, boolean byKeys) {
        Map<String, String> headers = new HashMap<>(dialect.headers());
        headers.put("Prefer", "odata.maxpagesize=" + query.pageSize());
        return new PageReader(transport, addresses.rows(query), headers, byKeys);
    }

    /** The number of rows that a query finds, as far as the service counts. */
    public long count(Query query) {
        Map<String, String> headers = new HashMap<>(dialect.headers());
        headers.put("Accept", "text/plain");
        return transport.exchange(
                Request.get(addresses.count(query), headers), QueryReader::number);
    }

    private static long number(Gateway.Response reply) throws IOException {
        String text =
                new String(reply.body(), StandardCharsets.UTF_8).replace("\uFEFF", "").strip();
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw Json.notJson(reply.body(), 0, reply.body().length);
        }
    }

    /**
     * Reads the rows with one of these keys, in several requests where there are many keys. Rows
     * that the service returns in addition, because of a wildcard, are dropped; a row whose key
     * differs from one of the keys by accents only is kept, see {@link KeyMatch}.
     *
     * @param keys all of the same fields
     * @throws RejectedRowException if the service refuses to search for one of the keys
     */
    public List<ObjectNode> readByKeys(
            Model.EntityType type, Query base, List<Map<String, JsonNode>> keys) {
        return readByKeys(type, base, keys, RefusedKey.FAILS);
    }

    /**
     * Reads the rows of some keys and reports the keys that the service refuses.
     *
     * @param refused receives each key that the service refuses to search for
     */
    public List<ObjectNode> readByKeys(
            Model.EntityType type,
            Query base,
            List<Map<String, JsonNode>> keys,
            RefusedKey refused) {
        if (keys.isEmpty()) {
            return List.of();
        }
        KeyFilters filters = new KeyFilters(type, dialect, keys);
        Query selecting = selecting(type, base, keys.get(0).keySet());
        return new KeyedReading(this, limit, filters, selecting, refused)
                .rows(addresses.rows(selecting).length());
    }

    /** Reads the rows of a query that may be divided, since it searches for keys. */
    PageReader readDivisible(Query query) {
        return read(query, true);
    }

    /**
     * Reads the row of each key, in order; where several rows have a key, always the row with the
     * lowest entity key. A row whose key differs by accents is not the row of a key.
     *
     * @param keys all of the same fields
     */
    public List<Optional<ObjectNode>> firstByKeys(
            Model.EntityType type, Query base, List<Map<String, JsonNode>> keys) {
        if (keys.isEmpty()) {
            return List.of();
        }
        IntegrationKeys compare = new IntegrationKeys(type, dialect);
        Set<String> fields = keys.get(0).keySet();
        Map<List<String>, ObjectNode> found = new HashMap<>();
        for (ObjectNode row : readByKeys(type, base.withOrderBy(type.key()), keys)) {
            found.putIfAbsent(compare.folded(fields, row), row);
        }
        return keys.stream()
                .map(key -> Optional.ofNullable(found.get(compare.folded(key))))
                .toList();
    }

    /** Adds the columns by which a row is matched to its key, unless all columns are selected. */
    private static Query selecting(Model.EntityType type, Query base, Set<String> fields) {
        if (base.select().isEmpty()) {
            return base;
        }
        LinkedHashSet<String> select = new LinkedHashSet<>(base.select());
        fields.forEach(field -> select.add(type.column(field)));
        return base.withSelect(select);
    }
}
