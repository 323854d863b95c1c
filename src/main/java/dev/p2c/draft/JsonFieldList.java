package dev.p2c.draft;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.error.ConfigurationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads the JSON of a dual-write map or a Data Integrator task (legs with field mappings, also
 * inside the table's column {@code msdyn_mapping}), or a plain list of {@code source}, {@code
 * target}, {@code transforms}.
 *
 * <p>The names are those of the service for dual-write maps and Data Integrator projects. Microsoft
 * publishes them in {@code DWLibary/Struct/DWFieldMapping.cs} of <a
 * href="https://github.com/microsoft/Dual-write-automations">Dual-write-automations</a>: a project
 * has {@code entityMappingTasks} with {@code legs}, a leg has {@code sourceSchema}, {@code
 * destinationSchema} and {@code fieldMappings}.
 */
final class JsonFieldList {

    /** What says nothing about values. */
    private static final Set<String> HARMLESS =
            Set.of("$type", "id", "isSystemGenerated", "destinationLookupFieldRelatedEntity");

    /** Where lists are found. */
    private static final String[] INSIDE = {
        "value", "msdyn_mapping", "entityMappingTasks", "legs", "tasks"
    };

    private static final String[] SOURCE = {"sourceField", "source", "from"};
    private static final String[] TARGET = {"destinationField", "target", "destination", "to"};
    private static final String[] TRANSFORMS = {"valueTransforms", "transforms", "transform"};
    private static final String DIRECTION = "syncDirection";

    private final String file;
    private final LocatedJson json;

    JsonFieldList(String file, String text) {
        this.file = file;
        this.json = new LocatedJson(file, text);
    }

    /** All lists of the file. */
    List<FieldList> read() {
        List<FieldList> lists = new ArrayList<>();
        collect("", json.root(), lists);
        if (lists.isEmpty()) {
            throw new ConfigurationException(
                    file + ":1",
                    "has no field list: expected \"legs\" with \"fieldMappings\", or a list of"
                            + " { \"source\", \"target\", \"transforms\" }");
        }
        return lists;
    }

    private void collect(String name, JsonNode node, List<FieldList> lists) {
        if (node.isArray() && node.path(0).isObject() && isPair(node.path(0))) {
            lists.add(list(name, json.root(), node));
        } else if (node.isArray()) {
            node.forEach(one -> collect(name, one, lists));
        } else if (node.path("msdyn_mapping").isTextual()) {
            embedded(node, lists);
        } else if (node.isObject()) {
            String own = text(node, "msdyn_name", "name");
            String shown = own.isEmpty() ? name : own;
            for (String member : INSIDE) {
                collect(shown, node.path(member), lists);
            }
            for (String member : new String[] {"fieldMappings", "fields"}) {
                if (node.path(member).isArray()) {
                    lists.add(list(shown, node, node.get(member)));
                }
            }
        }
    }

    /** A map inside a text has no lines of its own; its lines are those of the record. */
    private void embedded(JsonNode node, List<FieldList> lists) {
        JsonFieldList inner =
                new JsonFieldList(
                        file + ":" + json.line(node) + " (msdyn_mapping)",
                        node.get("msdyn_mapping").asText());
        inner.collect(text(node, "msdyn_name"), inner.json.root(), lists);
    }

    private static boolean isPair(JsonNode node) {
        return has(node, SOURCE) || has(node, TARGET);
    }

    private FieldList list(String name, JsonNode leg, JsonNode mappings) {
        List<Left> left = new ArrayList<>();
        List<FieldPair> pairs = new ArrayList<>();
        for (String query : new String[] {"sourceMQuery", "mashup"}) {
            if (!leg.path(query).isMissingNode() && !leg.path(query).isEmpty(null)) {
                left.add(new Left(json.line(leg), "the advanced query (" + query + ")"));
            }
        }
        if (leg.path("deleteNonMatchingData").asBoolean(false)) {
            left.add(new Left(json.line(leg), "deleteNonMatchingData; see \"deletes\" of target"));
        }
        mappings.forEach(mapping -> pair(mapping, pairs, left));
        return new FieldList(
                name,
                text(leg, "sourceSchema", "sourceEntity", "source"),
                system(text(leg, "sourceEnvironmentType")),
                text(leg, "destinationSchema", "destinationEntity", "target"),
                system(text(leg, "destinationEnvironmentType")),
                text(leg, "sourceFilter", "filter"),
                text(leg, "reversedSourceFilter"),
                json.line(leg),
                pairs,
                left);
    }

    private static String system(String type) {
        return switch (type.toUpperCase(Locale.ROOT)) {
            case "AX", "AX7" -> "finance";
            case "CRM" -> "sales";
            default -> "";
        };
    }

    private void pair(JsonNode mapping, List<FieldPair> pairs, List<Left> left) {
        int line = json.line(mapping);
        if (!mapping.isObject()) {
            left.add(new Left(line, "an entry that is no field mapping: " + mapping));
            return;
        }
        mapping.fieldNames()
                .forEachRemaining(
                        member -> {
                            if (!isKnown(member)) {
                                left.add(new Left(line, "member \"" + member + "\""));
                            }
                        });
        String direction = text(mapping, DIRECTION).toLowerCase(Locale.ROOT);
        boolean isBoth = direction.equals("3") || direction.startsWith("bi");
        boolean isBack = direction.equals("2") || direction.startsWith("rev");
        List<Transform> transforms = new ArrayList<>();
        for (String name : TRANSFORMS) {
            transforms.addAll(TransformReader.json(mapping.path(name)));
        }
        pairs.add(
                new FieldPair(
                        text(mapping, SOURCE),
                        text(mapping, TARGET),
                        transforms,
                        !isBack,
                        isBoth || isBack,
                        line));
    }

    private static boolean isKnown(String member) {
        return HARMLESS.contains(member)
                || member.equals(DIRECTION)
                || List.of(SOURCE).contains(member)
                || List.of(TARGET).contains(member)
                || List.of(TRANSFORMS).contains(member);
    }

    private static boolean has(JsonNode node, String... names) {
        return List.of(names).stream().anyMatch(node::has);
    }

    private static String text(JsonNode node, String... names) {
        return List.of(names).stream()
                .map(node::path)
                .filter(value -> value.isValueNode() && !value.isNull())
                .map(JsonNode::asText)
                .map(String::strip)
                .findFirst()
                .orElse("");
    }
}
