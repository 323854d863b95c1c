package dev.p2c.sandbox.odata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.p2c.sandbox.http.ODataCall;
import dev.p2c.sandbox.http.PercentEncoding;
import dev.p2c.sandbox.model.Column;
import dev.p2c.sandbox.model.ColumnType;
import dev.p2c.sandbox.model.EntityModel;
import dev.p2c.sandbox.store.EntityTable;
import dev.p2c.sandbox.store.Index;
import dev.p2c.sandbox.store.Key;
import dev.p2c.sandbox.store.Row;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;

/**
 * Resolves resource paths to tables and rows, and builds the path of a row. Key predicates are not
 * parsed by Olingo, whose parser knows primary keys only; here the column names in a predicate tell
 * primary and alternate keys apart.
 */
final class ResourceAddresses {

    private final ReadStyle style;
    private final Navigator navigator;
    private final ReaderSettings settings;

    ResourceAddresses(ReadStyle style, Navigator navigator, ReaderSettings settings) {
        this.style = style;
        this.navigator = navigator;
        this.settings = settings;
    }

    /**
     * Resolves a path.
     *
     * @param path percent-encoded, relative to the service root
     * @throws ODataError 404 for an unknown set, 400 for a key that cannot be used
     */
    ResourceAddress read(ODataCall call, String path) {
        List<String> segments = style.segments(call, path);
        String first = segments.isEmpty() ? "" : segments.get(0);
        int bracket = first.indexOf('(');
        String set = bracket < 0 ? first : first.substring(0, bracket);
        EntityTable table = navigator.table(set);
        if (table == null || (bracket >= 0 && !first.endsWith(")"))) {
            throw style.errors().unknownSegment(call, set);
        }
        List<String> rest = List.copyOf(segments.subList(1, segments.size()));
        if (bracket < 0) {
            return new ResourceAddress(table, Map.of(), false, null, rest);
        }
        EntityModel entity = table.model();
        Map<String, Object> key = key(entity, first.substring(bracket + 1, first.length() - 1));
        boolean primary = key.keySet().equals(Set.copyOf(entity.key()));
        Row row = primary ? table.get(key(entity, key)) : byAlternateKey(table, key);
        Condition scope = style.scope(entity, QueryString.of(call.query()), settings);
        Row seen = row != null && scope.test(row) ? row : null;
        return new ResourceAddress(table, key, primary, seen, rest);
    }

    private static Key key(EntityModel entity, Map<String, Object> values) {
        return Key.of(entity.key().stream().map(values::get).toArray());
    }

    private Map<String, Object> key(EntityModel entity, String predicate) {
        Map<String, Object> key = new LinkedHashMap<>();
        for (String part : PathSegments.cut(predicate, ',')) {
            List<String> sides = PathSegments.cut(part, '=');
            boolean named = sides.size() == 2;
            if ((!named && entity.key().size() != 1) || sides.size() > 2) {
                throw style.errors().badKey(entity);
            }
            String name = named ? sides.get(0).strip() : entity.key().get(0);
            Column column = entity.column(name);
            // Users and teams inherit their key, so its name is not allowed in the predicate.
            if (column == null || (named && isOwnerKey(entity, name))) {
                throw style.errors().badKey(entity);
            }
            key.put(name, value(entity, column, sides.get(sides.size() - 1).strip()));
        }
        if (key.isEmpty()) {
            throw style.errors().badKey(entity);
        }
        return key;
    }

    private static boolean isOwnerKey(EntityModel entity, String name) {
        return ModelSchema.OWNER.equals(entity.baseType()) && entity.key().contains(name);
    }

    private Object value(EntityModel entity, Column column, String text) {
        JsonNode literal = literal(column, text);
        if (!entity.key().contains(column.name())
                && literal.isTextual()
                && !style.addressable(literal.textValue(), settings)) {
            throw style.errors().badQuery("Bad Request - Error in query syntax.");
        }
        try {
            return ValueReader.parse(column, literal);
        } catch (IllegalValueException e) {
            throw style.errors().badQuery("Bad Request - Error in query syntax. " + e.getMessage());
        }
    }

    private JsonNode literal(Column column, String text) {
        boolean quoted = text.length() > 1 && text.startsWith("'") && text.endsWith("'");
        try {
            return switch (column.type()) {
                case STRING -> TextNode.valueOf(quoted ? LiteralValues.unquoted(text) : refused());
                case INT32, INT64 -> BigIntegerNode.valueOf(new BigInteger(text));
                case DECIMAL, DOUBLE -> DecimalNode.valueOf(new BigDecimal(text));
                case BOOLEAN -> BooleanNode.valueOf(Boolean.parseBoolean(text));
                case ENUM ->
                        TextNode.valueOf(
                                text.endsWith("'") && text.indexOf('\'') < text.length() - 1
                                        ? text.substring(text.indexOf('\'') + 1, text.length() - 1)
                                        : refused());
                default -> TextNode.valueOf(text);
            };
        } catch (NumberFormatException e) {
            throw style.errors().badQuery("Bad Request - Error in query syntax.");
        }
    }

    private String refused() {
        throw style.errors().badQuery("Bad Request - Error in query syntax.");
    }

    private Row byAlternateKey(EntityTable table, Map<String, Object> values) {
        EntityModel entity = table.model();
        boolean declared =
                entity.alternateKeys().stream()
                        .anyMatch(k -> values.keySet().equals(Set.copyOf(k.columns())));
        if (!declared) {
            throw style.errors().badKey(entity);
        }
        List<Integer> columns = values.keySet().stream().map(entity::index).toList();
        Index index = table.indexOn(columns).orElseThrow();
        Object[] parts =
                index.columns().stream().map(i -> values.get(entity.at(i).name())).toArray();
        List<Row> rows = table.find(index, Key.of(parts)).limit(2).toList();
        if (rows.size() > 1) {
            throw style.errors().badKey(entity);
        }
        return rows.isEmpty() ? null : rows.get(0);
    }

    /** Percent-encoded path of a row, for example {@code accounts(guid)}. */
    String path(EntityTable table, Row row) {
        EntityModel entity = table.model();
        Column first = entity.column(entity.key().get(0));
        if (first.type() == ColumnType.GUID && entity.key().size() == 1) {
            return entity.set() + "(" + row.get(first.index()) + ")";
        }
        StringJoiner key = new StringJoiner(",", entity.set() + "(", ")");
        for (String name : entity.key()) {
            Column column = entity.column(name);
            key.add(name + "=" + written(column, style.value(column, row)));
        }
        return key.toString();
    }

    private static String written(Column column, Object value) {
        if (value instanceof String text) {
            String quoted = "'" + text.replace("'", "''") + "'";
            String prefix =
                    column.enumName() == null
                            ? ""
                            : "Microsoft.Dynamics.DataEntities." + column.enumName();
            return prefix + PercentEncoding.encode(quoted).replace("%27", "'");
        }
        return value instanceof Instant moment ? moment.toString() : String.valueOf(value);
    }
}
