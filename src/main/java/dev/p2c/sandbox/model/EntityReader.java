package dev.p2c.sandbox.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Reads entities from a model file, {@code sales.json}, {@code cds.json} or {@code finance.json}.
 */
final class EntityReader {

    private final JsonNode document;
    private final AtomicLong changes;
    private final Map<String, JsonNode> types = new LinkedHashMap<>();
    private final Map<String, JsonNode> sets = new LinkedHashMap<>();

    EntityReader(JsonNode document, AtomicLong changes) {
        this.document = document;
        this.changes = changes;
        for (JsonNode entity : document.get("entities")) {
            types.put(entity.get("name").asText(), entity);
            sets.put(entity.get("entitySet").asText(), entity);
        }
    }

    List<EntityModel> entities() {
        return document.get("entities").valueStream().map(this::entity).toList();
    }

    private EntityModel entity(JsonNode node) {
        List<Column> columns = new ArrayList<>();
        for (JsonNode field : node.get("fields")) {
            columns.add(column(columns.size(), field));
        }
        return new EntityModel(
                new EntityModel.Definition(
                        node.get("name").asText(),
                        node.get("entitySet").asText(),
                        node.path("baseType").textValue(),
                        node.path("aotName").textValue(),
                        node.path("primaryName").textValue(),
                        texts(node.get("primaryKey")),
                        node.get("alternateKeys").valueStream().map(this::alternateKey).toList(),
                        List.copyOf(columns),
                        navigations(node),
                        node.path("companySpecific").asBoolean(),
                        node.path("readOnlyEntity").asBoolean()),
                changes);
    }

    private EntityModel.AlternateKey alternateKey(JsonNode key) {
        return new EntityModel.AlternateKey(
                key.get("name").asText(),
                key.path("schemaName").asText(),
                texts(key.get("columns")),
                key.path("unique").asBoolean(true));
    }

    private Column column(int index, JsonNode field) {
        ColumnType type = ColumnType.of(field.get("type").asText());
        return new Column(
                index,
                field.get("name").asText(),
                type,
                field.path("enum").textValue(),
                field.path("label").asText(field.get("name").asText()),
                field.path("attributeType").asText(""),
                field.path("axType").asText(""),
                field.path("maxLength").asInt(),
                field.path("precision").asInt(-1),
                Column.PrecisionSource.of(field.path("precisionSource").asText("")),
                number(field.path("minValue")),
                number(field.path("maxValue")),
                field.get("required").asText(),
                field.path("readOnly").asBoolean(),
                field.path("validForUpdate").asBoolean(true),
                field.path("nullable").asBoolean(true),
                field.path("autoNumber").asBoolean(),
                options(field.path("options")),
                stateOf(field.path("stateOf")),
                value(field.path("default")),
                lookup(field.path("lookup")),
                origin(field));
    }

    private static Column.Origin origin(JsonNode field) {
        String solution = field.path("solution").asText("");
        return new Column.Origin(
                field.path("schemaName").asText(field.get("name").asText()),
                solution,
                solution.isEmpty() ? "" : field.path("introducedVersion").asText(""),
                !solution.isEmpty(),
                "");
    }

    private Column.Lookup lookup(JsonNode lookup) {
        if (lookup.isMissingNode()) {
            return null;
        }
        Map<String, String> navigations = new LinkedHashMap<>();
        lookup.get("navigation")
                .properties()
                .forEach(
                        e -> {
                            if (types.containsKey(e.getKey())) {
                                navigations.put(e.getKey(), e.getValue().asText());
                            }
                        });
        return new Column.Lookup(
                lookup.get("column").asText(), Collections.unmodifiableMap(navigations));
    }

    private Map<String, EntityModel.Navigation> navigations(JsonNode entity) {
        Map<String, EntityModel.Navigation> all = new TreeMap<>();
        for (JsonNode field : entity.get("fields")) {
            single(field, all);
        }
        for (JsonNode n : entity.path("collectionNavigation")) {
            collection(entity, n, all);
        }
        for (JsonNode n : entity.path("navigation")) {
            joined(n, all);
        }
        for (JsonNode n : entity.path("manyToMany")) {
            intersected(entity, n, all);
        }
        return Collections.unmodifiableMap(all);
    }

    private void single(JsonNode field, Map<String, EntityModel.Navigation> all) {
        for (var target : field.path("lookup").path("navigation").properties()) {
            JsonNode type = types.get(target.getKey());
            String name = target.getValue().asText();
            // An owner is a user or a team under the same navigation property; the first one, the
            // user, is taken because the demo data has users as owners.
            if (type != null && !all.containsKey(name)) {
                String key = type.get("primaryKey").get(0).asText();
                all.put(
                        name,
                        navigation(name, type, false, Map.of(field.get("name").asText(), key)));
            }
        }
    }

    private void collection(JsonNode entity, JsonNode n, Map<String, EntityModel.Navigation> all) {
        JsonNode target = types.get(n.get("target").asText());
        if (target == null) {
            return;
        }
        for (JsonNode field : target.get("fields")) {
            for (var nav : field.path("lookup").path("navigation").properties()) {
                if (nav.getKey().equals(entity.get("name").asText())
                        && nav.getValue().asText().equals(n.path("partner").asText())) {
                    String key = entity.get("primaryKey").get(0).asText();
                    Map<String, String> join = Map.of(key, field.get("name").asText());
                    String name = n.get("name").asText();
                    all.put(name, navigation(name, target, true, join));
                }
            }
        }
    }

    private void joined(JsonNode n, Map<String, EntityModel.Navigation> all) {
        JsonNode target = sets.get(n.get("targetSet").asText());
        if (target == null || !n.has("join")) {
            return;
        }
        Map<String, String> joins = new LinkedHashMap<>();
        n.get("join").properties().forEach(e -> joins.put(e.getKey(), e.getValue().asText()));
        String name = n.get("name").asText();
        all.put(
                name,
                navigation(
                        name,
                        target,
                        n.get("collection").asBoolean(),
                        Collections.unmodifiableMap(joins)));
    }

    private void intersected(JsonNode entity, JsonNode n, Map<String, EntityModel.Navigation> all) {
        String name = n.get("name").asText();
        String other = n.get("other").asText();
        EntityModel.Intersect via =
                new EntityModel.Intersect(n.get("via").asText(), n.get("own").asText(), other);
        String key = entity.get("primaryKey").get(0).asText();
        String target = n.get("target").asText();
        all.put(name, new EntityModel.Navigation(name, target, true, Map.of(key, other), via));
    }

    private static EntityModel.Navigation navigation(
            String name, JsonNode target, boolean collection, Map<String, String> joins) {
        return new EntityModel.Navigation(
                name, target.get("name").asText(), collection, joins, null);
    }

    private static Map<Integer, String> options(JsonNode node) {
        Map<Integer, String> options = new TreeMap<>();
        node.properties()
                .forEach(e -> options.put(Integer.valueOf(e.getKey()), e.getValue().asText()));
        return Collections.unmodifiableMap(options);
    }

    private static Map<Integer, Integer> stateOf(JsonNode node) {
        Map<Integer, Integer> states = new TreeMap<>();
        node.properties()
                .forEach(e -> states.put(Integer.valueOf(e.getKey()), e.getValue().asInt()));
        return Collections.unmodifiableMap(states);
    }

    private static Object value(JsonNode node) {
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        return node.isNumber() ? node.intValue() : null;
    }

    private static BigDecimal number(JsonNode node) {
        return node.isNumber() ? node.decimalValue() : null;
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asText).toList();
    }
}
