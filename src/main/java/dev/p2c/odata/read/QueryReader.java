package dev.p2c.odata.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.odata.dialect.Dialect;
import dev.p2c.odata.dialect.IntegrationKeys;
import dev.p2c.odata.model.Json;
import dev.p2c.odata.model.Model;
import dev.p2c.odata.model.Percent;
import dev.p2c.odata.model.Query;
import dev.p2c.odata.transport.Gateway;
import dev.p2c.odata.transport.Transport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Turns queries into addresses and reads them. Thread-safe. */
public final class QueryReader {

    /**
     * Most characters of an address with keys in it. Dataverse takes 32,768, but what stands
     * between us and a service (proxies, 8 KB of header lines) takes less.
     */
    private static final int LONGEST_ADDRESS = 5500;

    /** Dataverse refuses a query with more than 500 conditions. */
    private static final int MOST_CONDITIONS = 400;

    private static final int PAGE = 1000;

    private final Transport transport;
    private final Dialect dialect;
    private final Map<String, String> headers;

    public QueryReader(Transport transport, Dialect dialect) {
        this.transport = transport;
        this.dialect = dialect;
        this.headers = dialect.headers();
    }

    public PageReader read(Query query) {
        Map<String, String> asked = new HashMap<>(headers);
        asked.put("Prefer", "odata.maxpagesize=" + query.pageSize());
        return new PageReader(transport, address(query), asked);
    }

    public long count(String entitySet, Optional<String> filter, Optional<String> company) {
        String options = options(Stream.of(option("$filter", scoped(filter, company))));
        Map<String, String> asked = new HashMap<>(headers);
        asked.put("Accept", "text/plain");
        return transport.exchange(
                Transport.Request.get(entitySet + "/$count" + options, asked), QueryReader::number);
    }

    private static long number(Gateway.Reply reply) throws IOException {
        String text =
                new String(reply.body(), StandardCharsets.UTF_8).replace("\uFEFF", "").strip();
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw Json.notJson(reply.body(), 0, reply.body().length);
        }
    }

    /**
     * Rows with one of these keys; what a wildcard or a loose collation brings besides is dropped.
     */
    public List<ObjectNode> readByKeys(
            Model.EntityType type, Query base, List<Map<String, JsonNode>> keys) {
        List<ObjectNode> found = new ArrayList<>();
        if (keys.isEmpty()) {
            return found;
        }
        IntegrationKeys compare = new IntegrationKeys(type, dialect);
        Set<String> fields = keys.get(0).keySet();
        Set<List<String>> wanted = new HashSet<>();
        LinkedHashSet<String> filters = new LinkedHashSet<>();
        for (Map<String, JsonNode> key : keys) {
            if (!key.keySet().equals(fields)) {
                throw new IllegalArgumentException("keys of different fields: " + fields);
            }
            if (wanted.add(compare.folded(inOrder(key, fields)))) {
                compare.filter(key).ifPresent(filters::add);
            }
        }
        Query selecting = selecting(type, base, fields);
        for (String filter : chunks(selecting, fields.size(), filters)) {
            read(filtered(selecting, filter))
                    .forEachRemaining(
                            page ->
                                    page.rows().stream()
                                            .filter(r -> wanted.contains(compare.folded(fields, r)))
                                            .forEach(found::add));
        }
        return found;
    }

    /**
     * For each key, in order, its row; the one with the lowest key where several have it, so that
     * it is always the same one.
     */
    List<Optional<ObjectNode>> firstByKeys(
            Model.EntityType type,
            List<String> select,
            List<String> expand,
            Optional<String> filter,
            List<Map<String, JsonNode>> keys) {
        if (keys.isEmpty()) {
            return List.of();
        }
        Query query =
                new Query(type.set(), select, expand, filter, type.key(), Optional.empty(), PAGE);
        IntegrationKeys compare = new IntegrationKeys(type, dialect);
        Set<String> fields = new LinkedHashSet<>(keys.get(0).keySet());
        Map<List<String>, ObjectNode> found = new HashMap<>();
        for (ObjectNode row : readByKeys(type, query, keys)) {
            found.putIfAbsent(compare.folded(fields, row), row);
        }
        return keys.stream()
                .map(key -> Optional.ofNullable(found.get(compare.folded(key))))
                .toList();
    }

    private static Map<String, JsonNode> inOrder(Map<String, JsonNode> key, Set<String> fields) {
        Map<String, JsonNode> ordered = new LinkedHashMap<>();
        fields.forEach(field -> ordered.put(field, key.get(field)));
        return ordered;
    }

    private List<String> chunks(Query base, int conditions, LinkedHashSet<String> filters) {
        int most = Math.max(1, MOST_CONDITIONS / conditions);
        int room = LONGEST_ADDRESS - address(base).length();
        List<String> chunks = new ArrayList<>();
        List<String> chunk = new ArrayList<>();
        int used = 0;
        for (String filter : filters) {
            int length = Percent.query(filter + " or ").length();
            if (!chunk.isEmpty() && (used + length > room || chunk.size() >= most)) {
                chunks.add(String.join(" or ", chunk));
                chunk.clear();
                used = 0;
            }
            chunk.add(filter);
            used += length;
        }
        if (!chunk.isEmpty()) {
            chunks.add(String.join(" or ", chunk));
        }
        return chunks;
    }

    /** The key columns are needed to tell which row is whose; an empty list selects all. */
    private static Query selecting(Model.EntityType type, Query base, Set<String> fields) {
        if (base.select().isEmpty()) {
            return base;
        }
        LinkedHashSet<String> select = new LinkedHashSet<>(base.select());
        fields.forEach(field -> select.add(type.column(field)));
        return new Query(
                base.entitySet(),
                List.copyOf(select),
                base.expand(),
                base.filter(),
                base.orderBy(),
                base.company(),
                base.pageSize());
    }

    private static Query filtered(Query base, String keys) {
        String filter = base.filter().map(own -> "(" + own + ") and (" + keys + ")").orElse(keys);
        return new Query(
                base.entitySet(),
                base.select(),
                base.expand(),
                Optional.of(filter),
                base.orderBy(),
                base.company(),
                base.pageSize());
    }

    String address(Query query) {
        return query.entitySet()
                + options(
                        Stream.of(
                                option("$select", joined(query.select())),
                                option("$expand", joined(query.expand())),
                                option("$filter", scoped(query.filter(), query.company())),
                                option("$orderby", joined(query.orderBy()))));
    }

    private String options(Stream<Optional<String>> options) {
        List<String> present =
                Stream.concat(
                                options.flatMap(Optional::stream),
                                Stream.of(dialect.options()).filter(own -> !own.isEmpty()))
                        .toList();
        return present.isEmpty() ? "" : "?" + String.join("&", present);
    }

    private static Optional<String> joined(List<String> names) {
        return names.isEmpty() ? Optional.empty() : Optional.of(String.join(",", names));
    }

    private static Optional<String> option(String name, Optional<String> value) {
        return value.map(text -> name + "=" + Percent.query(text));
    }

    private Optional<String> scoped(Optional<String> filter, Optional<String> company) {
        Optional<String> own = company.flatMap(dialect::company);
        if (own.isPresent() && filter.isPresent()) {
            return Optional.of(own.get() + " and (" + filter.get() + ")");
        }
        return own.or(() -> filter);
    }
}
