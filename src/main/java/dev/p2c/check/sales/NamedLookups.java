package dev.p2c.check.sales;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.check.Findings;
import dev.p2c.check.Installation;
import dev.p2c.mapping.FieldRule;
import dev.p2c.mapping.MappedRow.Candidate;
import dev.p2c.mapping.Mapping;
import dev.p2c.odata.Connection;
import dev.p2c.odata.model.Model.EntityType;
import dev.p2c.odata.model.Model.Navigation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Rows that rules name by a constant or a default, and the keys of tables that mappings write. */
final class NamedLookups {

    /** Sets with a check of their own. */
    private static final Set<String> CATALOGUE = Set.of("pricelevels", "uoms", "uomschedules");

    private static final String TABLES = "Power Apps > Tables > ";

    private NamedLookups() {}

    /** A column of a set that names rows. */
    private record Column(String set, String name) {}

    /** {@code organization.organizationnumber: { constant: ORG001 }} needs such a row. */
    static String rows(Connection dataverse, Installation installation, Findings findings) {
        Map<Column, Map<JsonNode, String>> named = new LinkedHashMap<>();
        written(dataverse, installation)
                .forEach(
                        mapping ->
                                mapping.rules()
                                        .forEach(
                                                rule ->
                                                        add(
                                                                named,
                                                                dataverse,
                                                                mapping,
                                                                rule,
                                                                installation.companies())));
        List<String> seen = new ArrayList<>();
        named.forEach(
                (column, places) -> {
                    Set<JsonNode> found =
                            dataverse
                                    .find(
                                            column.set(),
                                            Optional.empty(),
                                            column.name(),
                                            places.keySet())
                                    .ids()
                                    .keySet();
                    places.forEach(
                            (value, place) -> {
                                if (found.contains(value)) {
                                    seen.add(column.set() + " " + value.asText());
                                } else {
                                    missing(findings, dataverse, column, value, place);
                                }
                            });
                });
        return seen.isEmpty() ? "the mappings name none" : String.join(", ", seen);
    }

    private static List<Mapping> written(Connection dataverse, Installation installation) {
        return installation.mappings().stream()
                .filter(mapping -> mapping.target().connection().equals(dataverse.name()))
                .toList();
    }

    private static void add(
            Map<Column, Map<JsonNode, String>> named,
            Connection dataverse,
            Mapping mapping,
            FieldRule rule,
            List<String> companies) {
        if (rule.path().candidates().size() != 1) {
            return;
        }
        Candidate by = rule.path().candidates().get(0);
        dataverse
                .model()
                .entity(mapping.target().entity())
                .map(type -> type.navigations().get(by.navigation()))
                .flatMap(Navigation::targetSet)
                .filter(set -> !CATALOGUE.contains(set))
                .filter(set -> hasColumn(dataverse, set, by.attribute()))
                .ifPresent(
                        set ->
                                companies.stream()
                                        .flatMap(company -> rule.named(company).stream())
                                        .filter(value -> !value.isNull())
                                        .filter(value -> !value.asText().isBlank())
                                        .forEach(
                                                value ->
                                                        named.computeIfAbsent(
                                                                        new Column(
                                                                                set,
                                                                                by.attribute()),
                                                                        c -> new LinkedHashMap<>())
                                                                .putIfAbsent(
                                                                        value,
                                                                        mapping.file()
                                                                                + ":"
                                                                                + rule.line())));
    }

    private static boolean hasColumn(Connection dataverse, String set, String column) {
        return dataverse
                .model()
                .entity(set)
                .filter(type -> type.properties().containsKey(column))
                .isPresent();
    }

    private static void missing(
            Findings findings, Connection dataverse, Column column, JsonNode value, String place) {
        String table = table(dataverse.model().entity(column.set()).orElseThrow());
        findings.missing(
                "no row of the table %s has %s %s: no row that names this one is written"
                        .formatted(table, column.name(), value.asText()),
                "%s%s > Edit: add a row with %s = %s, or change the value in %s"
                        .formatted(TABLES, table, column.name(), value.asText(), place));
    }

    private static String table(EntityType type) {
        return type.name().substring(type.name().lastIndexOf('.') + 1);
    }

    /** Without a key two rows may have one number, so each table that is written needs one. */
    static String keys(Connection dataverse, Installation installation, Findings findings) {
        Set<String> seen = new TreeSet<>();
        for (Mapping mapping : written(dataverse, installation)) {
            Optional<EntityType> type = dataverse.model().entity(mapping.target().entity());
            if (type.isPresent() && seen.add(table(type.get()))) {
                key(dataverse, table(type.get()), mapping.target().key(), findings);
            }
        }
        return "active alternate keys of " + String.join(", ", seen);
    }

    private static void key(
            Connection dataverse, String table, List<String> columns, Findings findings) {
        String status = "not defined";
        for (JsonNode key :
                dataverse
                        .definitions()
                        .get(
                                "EntityDefinitions(LogicalName='%s')/Keys?$select=KeyAttributes,EntityKeyIndexStatus"
                                        .formatted(table))
                        .path("value")) {
            Set<String> of = new TreeSet<>();
            key.path("KeyAttributes").forEach(column -> of.add(column.asText()));
            if (of.equals(new TreeSet<>(columns))) {
                status = key.path("EntityKeyIndexStatus").asText();
            }
        }
        if (!status.equals("Active")) {
            String key = String.join(", ", columns);
            findings.warning(
                    "the alternate key %s of the table %s is %s: two rows may share a number"
                            .formatted(key, table, status),
                    "%s%s > Keys: %s"
                            .formatted(
                                    TABLES,
                                    table,
                                    status.equals("Failed")
                                            ? "give rows that share the values others, then press"
                                                    + " Reactivate key"
                                            : "press New key, choose the columns "
                                                    + key
                                                    + ", and wait until the key is active"));
        }
    }
}
