package dev.p2c.check.sales;

import dev.p2c.check.Findings;
import dev.p2c.check.Installation;
import dev.p2c.check.RowScan;
import dev.p2c.mapping.Mapping;
import dev.p2c.odata.Connection;
import dev.p2c.odata.dialect.BusinessUnit;
import dev.p2c.odata.model.Query;
import dev.p2c.validate.MappingCheck;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Rows that no pass reads, since a business unit owns them that stands for no company. */
final class CompanyRows {

    private static final String UNIT = "_owningbusinessunit_value";

    /** Rows whose units are looked at; more are only counted. */
    private static final int MOST_READ = 500;

    private CompanyRows() {}

    static String rows(Connection dataverse, Installation installation, Findings findings) {
        if (installation.units().isEmpty()) {
            return "a single company is configured, and all rows of Sales belong to it";
        }
        Map<String, String> units = Rights.units(dataverse);
        Optional<String> filter = ofNoCompany(installation, units);
        if (filter.isEmpty()) {
            return "no company has its business unit yet";
        }
        Map<String, String> names = new HashMap<>();
        units.forEach((name, id) -> names.put(id, name));
        sets(dataverse, installation)
                .forEach(
                        (set, own) ->
                                look(
                                        dataverse,
                                        Query.of(set)
                                                .withSelect(List.of(UNIT))
                                                .withFilter(own)
                                                .and(filter.get()),
                                        names,
                                        installation,
                                        findings));
        return "every row belongs to a company";
    }

    /** Counts rows of no company; empty while no unit exists, which another check reports. */
    private static Optional<String> ofNoCompany(
            Installation installation, Map<String, String> units) {
        String filter =
                installation.units().values().stream()
                        .map(BusinessUnit::name)
                        .filter(units::containsKey)
                        .map(unit -> UNIT + " ne " + units.get(unit))
                        .distinct()
                        .collect(Collectors.joining(" and "));
        return Optional.of(filter).filter(text -> !text.isEmpty());
    }

    /** The sets that directions read, with their filters; lines belong to their headers. */
    private static Map<String, Optional<String>> sets(
            Connection dataverse, Installation installation) {
        Map<String, Optional<String>> sets = new LinkedHashMap<>();
        for (Mapping mapping : installation.mappings()) {
            Mapping.Source source = mapping.source();
            boolean isRead = source.connection().equals(dataverse.name());
            boolean isLine = source.follows().isPresent() || mapping.header().isPresent();
            if (isRead && !isLine && MappingCheck.names(mapping, dataverse).isEmpty()) {
                dataverse
                        .model()
                        .entity(source.entity())
                        .filter(type -> type.properties().containsKey(UNIT))
                        .ifPresent(
                                type -> sets.merge(type.set(), source.filter(), CompanyRows::or));
            }
        }
        return sets;
    }

    private static Optional<String> or(Optional<String> a, Optional<String> b) {
        return a.isEmpty() || b.isEmpty()
                ? Optional.empty()
                : Optional.of("(" + a.get() + " or " + b.get() + ")");
    }

    private static void look(
            Connection dataverse,
            Query query,
            Map<String, String> names,
            Installation installation,
            Findings findings) {
        Map<String, Integer> units = new TreeMap<>();
        boolean all =
                RowScan.each(
                        dataverse,
                        query,
                        MOST_READ,
                        row ->
                                units.merge(
                                        names.getOrDefault(
                                                row.path(UNIT).asText(), "a unit that is disabled"),
                                        1,
                                        Integer::sum));
        if (units.isEmpty()) {
            return;
        }
        String rows =
                all
                        ? units.values().stream().mapToInt(count -> count).sum() + ""
                        : "more than " + MOST_READ;
        String teams =
                installation.units().values().stream()
                        .map(unit -> "\"" + unit.name() + "\"")
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(" or "));
        findings.warning(
                "%s of %s in business units of no company (%s): no pass reads these rows"
                        .formatted(rows, query.entitySet(), String.join(", ", units.keySet())),
                ("open the list of %s, choose the rows, press Assign and choose the team %s; or"
                                + " name their business unit in p2c.company.<company>.business-unit")
                        .formatted(query.entitySet(), teams));
    }
}
