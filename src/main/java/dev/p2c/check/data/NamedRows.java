package dev.p2c.check.data;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.check.finance.ReferenceKind;
import dev.p2c.mapping.MappedRow.Candidate;
import dev.p2c.mapping.MappedRow.Otherwise;
import dev.p2c.mapping.MappedRow.Reference;
import dev.p2c.odata.Connection;
import dev.p2c.odata.model.Query;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The rows of the target that mapped rows name, each value once with the number of rows that name
 * the value. Not thread-safe.
 */
final class NamedRows {

    private static final String ACTIVE = "statecode eq 0";
    private static final int MOST_VALUES = 2_000;

    private final Connection target;
    private final String company;
    private final String task;
    private final Map<Place, Map<JsonNode, Uses>> places = new LinkedHashMap<>();

    NamedRows(Connection target, String company, String task) {
        this.target = target;
        this.company = company;
        this.task = task;
    }

    /**
     * Where the named rows are.
     *
     * @param where OData filter for the rows; empty for all
     * @param kind in Finance, else empty
     * @param otherwise the lookup of the row that leads to a value, if no row has the value itself
     */
    private record Place(
            String set,
            String attribute,
            Optional<String> where,
            Optional<ReferenceKind> kind,
            Optional<Candidate> otherwise) {}

    private static final class Uses {
        private final String first;
        private final Optional<JsonNode> otherwise;
        private int count;

        private Uses(String first, Optional<JsonNode> otherwise) {
            this.first = first;
            this.otherwise = otherwise;
        }
    }

    /** Notes the row of a lookup. */
    void add(String set, Reference reference, String row) {
        Candidate by = reference.candidates().get(0);
        Optional<Otherwise> otherwise = reference.otherwise();
        if (!reference.value().isNull()) {
            Place place =
                    new Place(
                            set,
                            by.attribute(),
                            active(set, by.where()),
                            Optional.empty(),
                            otherwise.map(Otherwise::by));
            add(place, reference.value(), row, otherwise.map(Otherwise::value));
        }
    }

    /** Sales takes no deactivated price list; other rows may be deactivated. */
    private Optional<String> active(String set, Optional<String> where) {
        boolean hasState =
                set.equals("pricelevels")
                        && target.model()
                                .entity(set)
                                .filter(type -> type.properties().containsKey("statecode"))
                                .isPresent();
        if (!hasState) {
            return where;
        }
        return Optional.of(where.map(own -> "(" + own + ") and ").orElse("") + ACTIVE);
    }

    /** Notes the row that a plain field of Finance names. */
    void add(ReferenceKind kind, JsonNode value, String row) {
        if (!value.asText().isBlank()) {
            Place place =
                    new Place(
                            kind.set(),
                            kind.column(),
                            Optional.empty(),
                            Optional.of(kind),
                            Optional.empty());
            add(place, value, row, Optional.empty());
        }
    }

    private void add(Place place, JsonNode value, String row, Optional<JsonNode> otherwise) {
        Map<JsonNode, Uses> values = places.computeIfAbsent(place, p -> new HashMap<>());
        if (values.size() < MOST_VALUES || values.containsKey(value)) {
            values.computeIfAbsent(value, v -> new Uses(row, otherwise)).count++;
        }
    }

    /** Looks the values up, and notes the rows that name one that does not exist. */
    void missing(HeldBack held) {
        places.forEach(
                (place, values) -> {
                    List<JsonNode> wanted = new ArrayList<>(values.keySet());
                    wanted.removeAll(existing(place, wanted));
                    wanted.removeIf(value -> isFoundOtherwise(place, values.get(value)));
                    wanted.forEach(
                            value -> {
                                Uses uses = values.get(value);
                                held.add(cause(place, value, uses), uses.first, uses.count);
                            });
                });
    }

    private Set<JsonNode> existing(Place place, List<JsonNode> wanted) {
        if (place.kind().isPresent()) {
            return target.existing(place.set(), company, place.attribute(), wanted);
        }
        return target.find(
                        place.set(), Optional.of(company), place.attribute(), place.where(), wanted)
                .ids()
                .keySet();
    }

    /** Whether the lookup of any row leads to the other value, as a price list to its currency. */
    private boolean isFoundOtherwise(Place place, Uses uses) {
        if (place.otherwise().isEmpty() || uses.otherwise.isEmpty()) {
            return false;
        }
        Candidate by = place.otherwise().get();
        String literal =
                target.dialect()
                        .literal("Edm.String", uses.otherwise.get())
                        .orElseThrow(() -> new IllegalArgumentException(by.attribute()));
        String filter = by.navigation() + "/" + by.attribute() + " eq " + literal;
        Query query = Query.of(place.set()).withFilter(Optional.of(filter));
        return target.count(place.where().map(query::and).orElse(query)) > 0;
    }

    private HeldBack.Cause cause(Place place, JsonNode value, Uses uses) {
        SalesTable table = SalesTable.of(place.set());
        String what =
                place.kind()
                        .map(ReferenceKind::label)
                        .orElse(table == SalesTable.OTHER ? place.set() : table.label());
        String menu = place.kind().map(ReferenceKind::menu).orElse(table.menu());
        Question question =
                Question.about(place.otherwise().map(Candidate::navigation).orElse(place.set()));
        return new HeldBack.Cause(
                question,
                "%s: %s %s does not exist in %s"
                        .formatted(task, what, name(value, uses), target.name()),
                "create it in %s%s, or map the value to one that exists, in a value map of %s"
                        .formatted(target.name(), menu.isEmpty() ? "" : " under " + menu, task));
    }

    private static String name(JsonNode value, Uses uses) {
        String name = "\"" + value.asText() + "\"";
        return uses.otherwise
                .map(
                        other ->
                                other.equals(value)
                                        ? "for " + other.asText()
                                        : name + " or for " + other.asText())
                .orElse(name);
    }
}
