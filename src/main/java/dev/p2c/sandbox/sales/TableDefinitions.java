package dev.p2c.sandbox.sales;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.sandbox.http.ODataAnswer;
import dev.p2c.sandbox.http.ODataCall;
import dev.p2c.sandbox.model.Column;
import dev.p2c.sandbox.model.EntityModel;
import dev.p2c.sandbox.model.ServiceModel;
import dev.p2c.sandbox.odata.ODataError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Answers reads of table definitions: tables, their columns, also cast to a derived type and with
 * options, and their keys (Query table definitions using the Web API). Filters are single
 * equalities joined by {@code and}; other queries are refused. Only published definitions are read
 * (Retrieve published metadata).
 */
final class TableDefinitions {

    private final ServiceModel model;
    private final SalesTables tables;
    private final EntityKeys keys;
    private final SalesSettings settings;

    TableDefinitions(
            ServiceModel model, SalesTables tables, EntityKeys keys, SalesSettings settings) {
        this.model = model;
        this.tables = tables;
        this.keys = keys;
        this.settings = settings;
    }

    ODataAnswer answer(ODataCall call) {
        DefinitionPath path = DefinitionPath.of(call);
        QueryOptions options = new QueryOptions(call.query());
        if (path == null || !options.without("$select", "$filter", "$expand").isEmpty()) {
            throw new ODataError(
                    501, "0x80060888", "The stand-in has tables, Attributes and Keys only.");
        }
        return tables.store().write(() -> answer(call, path, options));
    }

    private ODataAnswer answer(ODataCall call, DefinitionPath path, QueryOptions options) {
        if (path.table() == null) {
            return list(
                    call,
                    DefinitionPath.SET,
                    model.entities().stream().map(entity -> table(entity, options)).toList(),
                    options);
        }
        EntityModel entity = entity(path.table());
        String context = DefinitionPath.SET + "('" + entity.name() + "')";
        if (path.isKeys()) {
            return keys(call, path, entity, context + "/Keys", options);
        }
        if (path.isColumns()) {
            return columns(call, path, entity, context + "/Attributes", options);
        }
        return one(call, DefinitionPath.SET, table(entity, options), options);
    }

    /**
     * A table by logical name or id.
     *
     * @throws ODataError 404 if there is none
     */
    EntityModel entity(String name) {
        return model.entities().stream()
                .filter(e -> e.name().equals(name) || ColumnJson.id(e.name()).equals(name))
                .findFirst()
                .orElseThrow(() -> WebApiErrors.noTable(name));
    }

    /**
     * A column by logical name or id.
     *
     * @throws ODataError 404 if there is none
     */
    static Column column(EntityModel entity, String name) {
        return entity.columns().stream()
                .filter(
                        c ->
                                ColumnJson.logicalName(c).equals(name)
                                        || ColumnJson.id(entity, c).equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new ODataError(
                                        404,
                                        "0x80060888",
                                        "Could not find an attribute with specified name: "
                                                + name
                                                + "."));
    }

    private Map<String, Object> table(EntityModel entity, QueryOptions options) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("MetadataId", ColumnJson.id(entity.name()));
        all.put("LogicalName", entity.name());
        all.put("SchemaName", entity.name());
        all.put("EntitySetName", entity.set());
        all.put("LogicalCollectionName", entity.set());
        all.put("PrimaryIdAttribute", entity.key().get(0));
        all.put("PrimaryNameAttribute", entity.primaryName());
        all.put("ChangeTrackingEnabled", !settings.untracked().contains(entity.set()));
        all.put("IsCustomEntity", entity.name().indexOf('_') > 0);
        for (String part : parts(options.get("$expand"))) {
            QueryOptions inner = new QueryOptions(inner(part).replace(';', '&'));
            if (part.startsWith("Keys")) {
                all.put("Keys", keyRows(entity, inner));
            } else if (part.startsWith("Attributes")) {
                all.put(
                        "Attributes",
                        entity.columns().stream()
                                .map(c -> selected(row(entity, c, null, inner), inner))
                                .toList());
            } else {
                throw WebApiErrors.noProperty(part);
            }
        }
        return all;
    }

    private static String inner(String part) {
        int open = part.indexOf('(');
        return open < 0 ? "" : part.substring(open + 1, part.length() - 1);
    }

    /** The parts of a list, at commas outside brackets. */
    private static List<String> parts(String list) {
        return list.isEmpty() ? List.of() : Arrays.asList(list.split(",(?![^(]*\\))"));
    }

    private ODataAnswer keys(
            ODataCall call,
            DefinitionPath path,
            EntityModel entity,
            String context,
            QueryOptions options) {
        if (path.item() != null) {
            EntityKeys.Key found = keys.find(entity, path.item());
            keys.read(entity);
            return one(call, context, row(entity, found), options);
        }
        return list(
                call,
                context,
                keys.read(entity).stream().map(key -> row(entity, key)).toList(),
                options);
    }

    private List<Map<String, Object>> keyRows(EntityModel entity, QueryOptions options) {
        return keys.read(entity).stream().map(key -> selected(row(entity, key), options)).toList();
    }

    private static Map<String, Object> row(EntityModel entity, EntityKeys.Key key) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("MetadataId", EntityKeys.id(entity, key));
        all.put("LogicalName", key.name());
        all.put("SchemaName", key.definition().schemaName());
        all.put("EntityLogicalName", entity.name());
        all.put("KeyAttributes", key.definition().columns());
        all.put("EntityKeyIndexStatus", key.status().label());
        all.put("IsManaged", key.managed());
        all.put("DisplayName", ColumnJson.label(key.definition().schemaName()));
        return all;
    }

    private ODataAnswer columns(
            ODataCall call,
            DefinitionPath path,
            EntityModel entity,
            String context,
            QueryOptions options) {
        String cast = path.cast();
        if (cast != null && !ColumnTypes.isName(cast)) {
            throw WebApiErrors.unknownSegment("Microsoft.Dynamics.CRM." + cast);
        }
        if (path.item() != null) {
            Column column = column(entity, path.item());
            if (path.optionSet()) {
                return SalesJson.answer(200, ColumnJson.optionSet(entity, column));
            }
            return one(call, context, row(entity, column, cast, options), options);
        }
        return list(
                call,
                context,
                entity.columns().stream()
                        .filter(c -> cast == null || ColumnTypes.nameOf(c).equals(cast))
                        .map(c -> row(entity, c, cast, options))
                        .toList(),
                options);
    }

    /** A column's properties; those of its own type only if they are cast, or if all are read. */
    private static Map<String, Object> row(
            EntityModel entity, Column column, String cast, QueryOptions options) {
        Map<String, Object> all = new LinkedHashMap<>();
        if (cast == null) {
            all.put("@odata.type", "#Microsoft.Dynamics.CRM." + ColumnTypes.nameOf(column));
        }
        all.put("MetadataId", ColumnJson.id(entity, column));
        all.putAll(ColumnJson.common(entity, column));
        if (cast != null || !options.has("$select")) {
            all.putAll(ColumnJson.typed(column));
        }
        if (cast != null && options.get("$expand").startsWith("OptionSet")) {
            all.put("OptionSet", ColumnJson.optionSet(entity, column));
        }
        return all;
    }

    private static ODataAnswer one(
            ODataCall call, String context, Map<String, Object> row, QueryOptions options) {
        ObjectNode body = SalesJson.empty();
        body.put("@odata.context", call.root() + "$metadata#" + context + "/$entity");
        selected(row, options).forEach(body::putPOJO);
        return SalesJson.answer(200, body);
    }

    private static ODataAnswer list(
            ODataCall call, String context, List<Map<String, Object>> rows, QueryOptions options) {
        ObjectNode body = SalesJson.empty();
        String asked = options.has("$select") ? "(" + options.get("$select") + ")" : "";
        body.put("@odata.context", call.root() + "$metadata#" + context + asked);
        ArrayNode value = body.putArray("value");
        List<DefinitionFilter> filters = DefinitionFilter.all(options.get("$filter"));
        rows.stream()
                .filter(row -> filters.stream().allMatch(filter -> filter.passes(row)))
                .forEach(row -> value.addPOJO(selected(row, options)));
        return SalesJson.answer(200, body);
    }

    private static Map<String, Object> selected(Map<String, Object> row, QueryOptions options) {
        if (!options.has("$select")) {
            return row;
        }
        Map<String, Object> kept = new LinkedHashMap<>();
        for (String name : options.get("$select").split(",")) {
            if (!row.containsKey(name)) {
                throw WebApiErrors.noProperty(name);
            }
            kept.put(name, row.get(name));
        }
        List<String> always = new ArrayList<>(List.of("@odata.type", "MetadataId", "OptionSet"));
        always.addAll(List.of("Keys", "Attributes"));
        always.stream()
                .filter(row::containsKey)
                .forEach(name -> kept.putIfAbsent(name, row.get(name)));
        return kept;
    }
}
