package dev.p2c.odata.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.odata.dialect.Dialect;
import dev.p2c.odata.dialect.IntegrationKeys;
import dev.p2c.odata.model.Json;
import dev.p2c.odata.model.Model;
import dev.p2c.odata.model.Query;
import dev.p2c.odata.transport.Gateway;
import dev.p2c.odata.transport.Request;
import dev.p2c.odata.transport.RequestTooLargeException;
import dev.p2c.odata.transport.Transport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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
     */
    public List<ObjectNode> readByKeys(
            Model.EntityType type, Query base, List<Map<String, JsonNode>> keys) {
        if (keys.isEmpty()) {
            return List.of();
        }
        KeyFilters filters = new KeyFilters(type, dialect, keys);
        Query selecting = selecting(type, base, keys.get(0).keySet());
        int most = limit.keys(keys.get(0).size());
        List<ObjectNode> found = new ArrayList<>();
        Set<ObjectNode> seen = new HashSet<>();
        for (List<String> chunk : filters.chunks(addresses.rows(selecting).length(), most)) {
            unseen(readChunk(selecting, chunk, keys.get(0).size()), seen).stream()
                    .filter(filters::hasKey)
                    .forEach(found::add);
        }
        return found;
    }

    /**
     * Drops rows that an earlier query returned as well: those of two keys that the service takes
     * for equal. Rows of one query are all kept, since even their entity key may be the same: lines
     * of Finance whose numbers no job has filled.
     *
     * @param seen the rows of earlier queries, to which the rows are added
     */
    private static List<ObjectNode> unseen(List<ObjectNode> rows, Set<ObjectNode> seen) {
        List<ObjectNode> others = rows.stream().filter(row -> !seen.contains(row)).toList();
        seen.addAll(others);
        return others;
    }

    /**
     * Reads the rows that some filters find, in halves where the service does not accept one query
     * with all of them.
     *
     * @param fields of each key
     */
    private List<ObjectNode> readChunk(Query base, List<String> keys, int fields) {
        if (keys.size() > limit.keys(fields)) {
            return inHalves(base, keys, fields);
        }
        try {
            List<ObjectNode> rows = new ArrayList<>();
            read(filtered(base, String.join(" or ", keys)), true)
                    .forEachRemaining(page -> rows.addAll(page.rows()));
            return rows;
        } catch (RequestTooLargeException e) {
            if (keys.size() == 1) {
                throw e.asConfiguration();
            }
            List<ObjectNode> rows = inHalves(base, keys, fields);
            limit.refused(keys.size(), fields);
            return rows;
        }
    }

    private List<ObjectNode> inHalves(Query base, List<String> keys, int fields) {
        int half = keys.size() / 2;
        List<ObjectNode> rows = new ArrayList<>(readChunk(base, keys.subList(0, half), fields));
        List<ObjectNode> others = readChunk(base, keys.subList(half, keys.size()), fields);
        rows.addAll(unseen(others, new HashSet<>(rows)));
        return rows;
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

    private static Query filtered(Query base, String keys) {
        String filter = base.filter().map(own -> "(" + own + ") and (" + keys + ")").orElse(keys);
        return base.withFilter(Optional.of(filter));
    }
}
