package dev.p2c.odata.sales;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.p2c.error.ConfigurationException;
import dev.p2c.odata.dialect.BusinessUnit;
import dev.p2c.odata.dialect.Ownership;
import dev.p2c.odata.model.Model;
import dev.p2c.odata.model.Page;
import dev.p2c.odata.model.Query;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Assigns rows to companies by the business unit that owns them; units below that unit do not
 * count. A new row is owned by the unit's default team, which has the unit's name and cannot be
 * deleted (Manage teams, Default team). Reads units and teams at the first use.
 */
final class BusinessUnits implements Ownership {

    private static final String UNIT = "_owningbusinessunit_value";
    private static final String OWNER = "ownerid";
    private static final int PAGE = 500;

    private final Map<String, BusinessUnit> units;
    private final Function<Query, Iterator<Page>> read;
    private volatile Map<String, UnitIds> known;

    /**
     * @param units by company
     */
    BusinessUnits(Map<String, BusinessUnit> units, Function<Query, Iterator<Page>> read) {
        this.units = new LinkedHashMap<>(units);
        this.read = read;
    }

    @Override
    public Optional<String> filter(Model.EntityType type, String company) {
        return column(type).map(column -> column + " eq " + known(company).unit());
    }

    @Override
    public Map<String, JsonNode> owner(Model.EntityType type, String company) {
        if (column(type).isEmpty() || !type.navigations().containsKey(OWNER)) {
            return Map.of();
        }
        String team = "/teams(" + known(company).team() + ")";
        return Map.of(OWNER + "@odata.bind", TextNode.valueOf(team));
    }

    @Override
    public Optional<String> column(Model.EntityType type) {
        return type.property(UNIT).map(Model.Property::name);
    }

    @Override
    public Optional<String> other(Model.EntityType type, ObjectNode row, String company) {
        String unit = id(row, UNIT);
        return all().entrySet().stream()
                .filter(e -> !e.getKey().equals(company) && e.getValue().unit().equals(unit))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** A unit that was made again has other ids. */
    @Override
    public void forget(Set<String> ids) {
        Map<String, UnitIds> there = known;
        if (there != null && there.values().stream().anyMatch(unit -> unit.isOneOf(ids))) {
            known = null;
        }
    }

    /** A mistake in one company's setting does not stop the other companies. */
    private UnitIds known(String company) {
        UnitIds found = all().get(company);
        if (found == null) {
            BusinessUnit unit = units.get(company);
            known = null; // read again at the next use: the unit may be added in the meantime
            throw new ConfigurationException(
                    unit.setting(),
                    "Sales has no business unit \""
                            + unit.name()
                            + "\", it has "
                            + String.join(", ", names().keySet()));
        }
        return found;
    }

    private Map<String, UnitIds> all() {
        Map<String, UnitIds> there = known;
        return there == null ? ask() : there;
    }

    private synchronized Map<String, UnitIds> ask() {
        if (known == null) {
            Map<String, String> ids = names();
            Map<String, String> teams = defaultTeams();
            Map<String, UnitIds> found = new HashMap<>();
            units.forEach(
                    (company, unit) -> {
                        String id = ids.get(unit.name());
                        if (id != null && teams.containsKey(id)) {
                            found.put(company, new UnitIds(id, teams.get(id)));
                        }
                    });
            known = found;
        }
        return known;
    }

    private Map<String, String> names() {
        Map<String, String> names = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        rows("businessunits", List.of("businessunitid", "name"), "isdisabled ne true")
                .forEach(row -> names.put(row.path("name").asText(), id(row, "businessunitid")));
        return names;
    }

    private Map<String, String> defaultTeams() {
        Map<String, String> teams = new HashMap<>();
        rows("teams", List.of("teamid", "_businessunitid_value"), "isdefault eq true")
                .forEach(row -> teams.put(id(row, "_businessunitid_value"), id(row, "teamid")));
        return teams;
    }

    private Iterable<ObjectNode> rows(String set, List<String> select, String filter) {
        Query query =
                Query.of(set)
                        .withSelect(select)
                        .withFilter(Optional.of(filter))
                        .withOrderBy(List.of(select.get(0)))
                        .withPageSize(PAGE);
        Iterator<Page> pages = read.apply(query);
        List<ObjectNode> rows = new ArrayList<>();
        pages.forEachRemaining(page -> rows.addAll(page.rows()));
        return rows;
    }

    /** The id in a column, in lower case, so that ids can be compared. */
    private static String id(ObjectNode row, String column) {
        return row.path(column).asText().toLowerCase(Locale.ROOT);
    }

    private record UnitIds(String unit, String team) {

        boolean isOneOf(Set<String> ids) {
            return ids.contains(unit) || ids.contains(team);
        }
    }
}
