package dev.p2c.check.finance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.check.Finding;
import dev.p2c.check.Findings;
import dev.p2c.check.Installation;
import dev.p2c.mapping.FieldRule;
import dev.p2c.mapping.FieldUse.Side;
import dev.p2c.mapping.Mapping;
import dev.p2c.mapping.ValueUse;
import dev.p2c.odata.Connection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Whether the groups, sites, units and other rows that the mappings name exist in each company. */
final class ReferenceCheck implements FinanceCheck {

    private final ReferenceKind kind;

    ReferenceCheck(ReferenceKind kind) {
        this.kind = kind;
    }

    @Override
    public String id() {
        return kind.id();
    }

    @Override
    public List<Finding> run(Installation installation) {
        Connection finance = installation.connection(FinanceChecks.SYSTEM);
        Findings findings = Findings.of(this);
        Map<String, JsonNode> named = new HashMap<>();
        Map<Named, List<String>> absent = new LinkedHashMap<>();
        for (String company : installation.companies()) {
            Map<String, Named> values = values(installation.mappings(), company);
            values.forEach((text, value) -> named.put(text, value.value()));
            Set<String> existing = existing(finance, company, values.values());
            values.forEach(
                    (text, value) -> {
                        if (!existing.contains(text)) {
                            absent.computeIfAbsent(value, v -> new ArrayList<>()).add(company);
                        }
                    });
        }
        absent.forEach(
                (value, companies) ->
                        missing(
                                findings,
                                value,
                                isDivided(finance) ? String.join(", ", companies) : "Finance"));
        return findings.orOk(
                named.isEmpty()
                        ? "the mappings name none"
                        : String.join(", ", new TreeSet<>(named.keySet())));
    }

    /**
     * A value with the first place that names it.
     *
     * @param everyRow whether rows get the value whatever their source says
     */
    private record Named(JsonNode value, String place, boolean everyRow) {}

    private Map<String, Named> values(List<Mapping> mappings, String company) {
        Map<String, Named> values = new LinkedHashMap<>();
        for (Mapping mapping : mappings) {
            if (mapping.target().connection().equals(FinanceChecks.SYSTEM)) {
                mapping.rules().forEach(rule -> add(values, rule, company));
                // The value maps of a second leg have a value for each choice of the system in the
                // middle, of which the source uses few: its rows are checked instead.
                if (mapping.source().after().isEmpty()) {
                    mapping.values().forEach(use -> add(values, use));
                }
            }
        }
        return values;
    }

    private void add(Map<String, Named> values, FieldRule rule, String company) {
        if (kind.isNamedBy(rule.target())) {
            rule.named(company)
                    .filter(value -> !value.asText().isBlank() && !value.isNull())
                    .ifPresent(
                            value ->
                                    values.putIfAbsent(
                                            value.asText(),
                                            new Named(value, rule.place().toString(), true)));
        }
    }

    /** Values of a value map; those of the rule itself depend on the company. */
    private void add(Map<String, Named> values, ValueUse use) {
        // A map of countries names those of the whole world; only those in use have to exist.
        boolean isOfMap =
                kind != ReferenceKind.COUNTRY
                        && use.column().side() == Side.TARGET
                        && use.ofMap()
                        && use.column().path().filter(p -> kind.isNamedBy(p.column())).isPresent();
        if (isOfMap && !use.value().isNull() && !use.value().asText().isBlank()) {
            values.putIfAbsent(
                    use.value().asText(), new Named(use.value(), use.place().toString(), false));
        }
    }

    private Set<String> existing(Connection finance, String company, Collection<Named> values) {
        Set<String> existing = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        if (!values.isEmpty()) {
            List<JsonNode> wanted = values.stream().map(Named::value).toList();
            finance.existing(kind.set(), company, kind.column(), wanted)
                    .forEach(value -> existing.add(value.asText()));
        }
        return existing;
    }

    /** Units, currencies, languages and countries are those of all companies. */
    private boolean isDivided(Connection finance) {
        return FinanceReads.has(finance, kind.set()) && finance.isDivided(kind.set());
    }

    private void missing(Findings findings, Named value, String where) {
        String evidence =
                "%s %s does not exist in %s".formatted(kind.label(), value.value().asText(), where);
        String remedy =
                "create it in %s under %s, or change the value in %s"
                        .formatted(where, kind.menu(), value.place());
        if (value.everyRow()) {
            findings.missing(evidence, remedy);
        } else {
            findings.warning(evidence, remedy);
        }
    }
}
