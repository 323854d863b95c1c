package dev.p2c.check.sales;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.check.Findings;
import dev.p2c.check.Installation;
import dev.p2c.mapping.FieldRule;
import dev.p2c.mapping.FieldUse.Side;
import dev.p2c.mapping.Mapping;
import dev.p2c.odata.Connection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Price lists, unit groups and units that the mappings name, and a price list per currency. */
final class Catalogue {

    private static final String LISTS = "Settings > Product catalog > Price lists: ";

    private Catalogue() {}

    /** A product, an order and an invoice need an active list in their currency. */
    static String priceLists(Connection sales, Installation installation, Findings findings) {
        Map<String, String> currencies = currencies(sales);
        Set<String> covered = new TreeSet<>();
        Map<String, String> idle = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        String currency = "_transactioncurrencyid_value";
        SalesReads.rows(sales, "pricelevels", "", "name", "statecode", currency)
                .forEach(
                        row -> {
                            String code = currencies.getOrDefault(row.path(currency).asText(), "");
                            if (row.path("statecode").asInt() == 0) {
                                covered.add(code);
                            } else {
                                idle.put(row.path("name").asText(), code);
                            }
                        });
        String base = base(sales, currencies);
        if (!covered.contains(base)) {
            withoutBase(base, findings);
        }
        Set<String> uncovered = new TreeSet<>(idle.values());
        uncovered.removeAll(covered);
        uncovered.removeAll(Set.of(base, ""));
        uncovered.forEach(
                code ->
                        findings.warning(
                                "no active price list in %s, only deactivated ones: products, orders and invoices in %s stay behind"
                                        .formatted(code, code),
                                LISTS + "choose a list in " + code + " and press Activate"));
        named(sales, installation, "pricelevelid", "pricelevels").entrySet().stream()
                .filter(name -> !uncovered.contains(idle.getOrDefault(name.getKey(), "")))
                .forEach(name -> list(name, idle.containsKey(name.getKey()), findings));
        currencies.values().removeAll(covered);
        return "price lists in "
                + String.join(", ", covered)
                + (currencies.isEmpty()
                        ? ""
                        : "; none in " + String.join(", ", new TreeSet<>(currencies.values())));
    }

    private static void withoutBase(String base, Findings findings) {
        findings.missing(
                "no active price list in " + base + ", the base currency of the organization",
                LISTS
                        + "create one with the currency "
                        + base
                        + ", or activate one; one more for each other currency that your companies"
                        + " sell in");
    }

    private static String base(Connection sales, Map<String, String> currencies) {
        String column = "_basecurrencyid_value";
        String id = SalesReads.organization(sales, column).path(column).asText();
        return currencies.getOrDefault(id, "");
    }

    private static void list(Map.Entry<String, String> named, boolean isIdle, Findings findings) {
        findings.warning(
                (isIdle ? "the price list \"%s\" is deactivated" : "no price list \"%s\"")
                                .formatted(named.getKey())
                        + ": rows take the first active list, by name, of their currency, if there"
                        + " is one",
                LISTS
                        + (isIdle ? "activate the list" : "create the list")
                        + ", or change the name in "
                        + named.getValue());
    }

    /** ISO codes of the active currencies, by id. */
    private static Map<String, String> currencies(Connection sales) {
        String id = "transactioncurrencyid";
        String code = "isocurrencycode";
        Map<String, String> codes = new TreeMap<>();
        SalesReads.rows(sales, "transactioncurrencies", "statecode eq 0", id, code)
                .forEach(row -> codes.put(row.path(id).asText(), row.path(code).asText()));
        return codes;
    }

    static String unitGroups(Connection sales, Installation installation, Findings findings) {
        named(sales, installation, "defaultuomscheduleid|uomscheduleid", "uomschedules")
                .forEach(
                        (name, place) ->
                                findings.missing(
                                        "no unit group \"" + name + "\": no product can be created",
                                        "Settings > Product catalog > Unit groups: create it, or"
                                                + " change the name in "
                                                + place));
        return "the unit groups of the mappings are there";
    }

    static String units(Connection sales, Installation installation, Findings findings) {
        named(sales, installation, "defaultuomid|uomid", "uoms")
                .forEach(
                        (name, place) ->
                                findings.missing(
                                        "no unit \"" + name + "\"",
                                        "Settings > Product catalog > Unit groups: open the group,"
                                                + " add the unit, or change the name in "
                                                + place));
        return "the units of the mappings are there";
    }

    /**
     * Names that mappings give for a lookup and that no active row has, with the place of each. The
     * value maps of a second leg have a name for each choice of the system in the middle, of which
     * the source uses few: its rows are checked instead, see RowsCheck.
     */
    private static Map<String, String> named(
            Connection sales, Installation installation, String lookup, String set) {
        Pattern columns = Pattern.compile(lookup);
        Map<String, String> named = new LinkedHashMap<>();
        for (Mapping mapping : installation.mappings()) {
            if (mapping.target().connection().equals(SalesChecks.SYSTEM)) {
                ofRules(mapping, columns, installation, named);
                if (mapping.source().after().isEmpty()) {
                    ofValues(mapping, columns, named);
                }
            }
        }
        Set<String> existing = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        SalesReads.rows(sales, set, active(sales, set), "name")
                .forEach(row -> existing.add(row.path("name").asText()));
        named.keySet().removeIf(existing::contains);
        return named;
    }

    private static String active(Connection sales, String set) {
        return sales.model()
                .entity(set)
                .filter(type -> type.properties().containsKey("statecode"))
                .map(type -> "statecode eq 0")
                .orElse("");
    }

    private static void ofRules(
            Mapping mapping,
            Pattern columns,
            Installation installation,
            Map<String, String> named) {
        for (FieldRule rule : mapping.rules()) {
            if (columns.matcher(rule.path().column()).matches()) {
                String place = rule.place().toString();
                installation.companies().stream()
                        .flatMap(company -> rule.named(company).stream())
                        .forEach(value -> put(named, value, place));
            }
        }
    }

    private static void ofValues(Mapping mapping, Pattern columns, Map<String, String> named) {
        mapping.values().stream()
                .filter(use -> use.column().side() == Side.TARGET)
                .filter(
                        use ->
                                use.column()
                                        .path()
                                        .filter(p -> columns.matcher(p.column()).matches())
                                        .isPresent())
                .forEach(use -> put(named, use.value(), use.place().toString()));
    }

    private static void put(Map<String, String> named, JsonNode value, String place) {
        if (!value.isNull() && !value.asText().isBlank()) {
            named.putIfAbsent(value.asText(), place);
        }
    }
}
