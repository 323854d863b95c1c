package dev.p2c.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * One rule of a mapping: which target field gets which value.
 *
 * @param path the target field, or the lookup to set
 * @param place where the mapping file writes the rule
 * @param parent the target row that the value names and that must exist before this row is written
 * @param owner whose value wins in a conflict; empty to use the owner of the target
 * @param byCompany the constant or default of single companies, by company
 * @param otherwise a lookup of the row that the field names, and the column behind that lookup: if
 *     no row has the value, the first row whose lookup leads to the source value is taken
 * @param later whether the row is written without this field until the row that it names exists
 * @param upkeep what the target does with the field by itself
 */
public record FieldRule(
        FieldPath path,
        Place place,
        Origin origin,
        Conversion conversion,
        Optional<Parent> parent,
        Optional<Owner> owner,
        Map<String, JsonNode> byCompany,
        Optional<FieldPath> otherwise,
        boolean later,
        Upkeep upkeep) {

    public FieldRule {
        byCompany = Map.copyOf(byCompany);
    }

    /**
     * Whether a function of the rule decides which day a value is.
     *
     * @param ofTime whether the value is a point in time, of which {@code day} needs the zone
     */
    public boolean decidesTheDay(boolean ofTime) {
        return conversion
                .function()
                .filter(by -> !(by instanceof DayFunction day) || day.hasZone() || !ofTime)
                .isPresent();
    }

    /** Whether what the rule reads may be written as it is: without a function and a value map. */
    public boolean copiesValues() {
        return conversion.function().isEmpty()
                && conversion
                        .valueMap()
                        .filter(map -> map.unknown() != ValueMap.Unknown.KEEP)
                        .isEmpty();
    }

    /** Whether the rule writes a text in another, shorter form, because the text is too long. */
    public boolean shortens(String text, String to) {
        return conversion.maxLength().filter(most -> most.shortens(text, to)).isPresent();
    }

    /** The longest text that the rule lets through; empty if it lets any through. */
    public OptionalInt maxLength() {
        return conversion.maxLength().stream().mapToInt(most -> most.length()).findFirst();
    }

    /** Whether the rule may make the next day of a day that is sent as midday UTC. */
    public boolean mayMoveMidday() {
        return conversion
                .function()
                .filter(by -> by instanceof DayFunction day && day.mayMoveMidday())
                .isPresent();
    }

    /** The file of the value map that the rule uses; empty without one, or for one in the rule. */
    public Optional<String> valueMapFile() {
        return conversion.valueMap().filter(map -> !map.isInline()).map(ValueMap::place);
    }

    /** Whether the source value decides which value of a map is written. */
    public boolean usesValueMap() {
        return conversion.valueMap().isPresent();
    }

    /**
     * Whether the mapping names every value that the rule writes: a constant, or codes of a map.
     */
    public boolean writesNamedValues() {
        return origin instanceof Constant
                || conversion
                        .valueMap()
                        .filter(map -> map.unknown() != ValueMap.Unknown.KEEP)
                        .isPresent();
    }

    /**
     * The value that the rule itself names for rows of a company: its constant, its default, or
     * what its value map makes of an empty value.
     */
    public Optional<JsonNode> named(String company) {
        Optional<JsonNode> own =
                origin instanceof Constant constant
                        ? Optional.of(constant.value())
                        : conversion.defaultValue().or(this::ofEmpty);
        return Optional.ofNullable(byCompany.get(CompanyValuesReader.keyOf(company))).or(() -> own);
    }

    /** What the value map of the rule makes of an empty source value. */
    private Optional<JsonNode> ofEmpty() {
        return conversion.valueMap().map(map -> map.values().get(""));
    }

    /** Creates a rule that copies a source field unchanged. */
    static FieldRule copy(FieldPath target, Place place, FieldPath source) {
        return new FieldRule(
                target,
                place,
                new From(List.of(source)),
                Conversion.NONE,
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                false,
                Upkeep.NONE);
    }

    /** The line of the rule in its mapping file, from 1. */
    public int line() {
        return place.line();
    }

    /** The paths of the source fields that the rule reads; none for a constant. */
    public List<String> sources() {
        return origin instanceof From from
                ? from.paths().stream().map(FieldPath::text).toList()
                : List.of();
    }

    /** The target field or lookup path as the file writes it. */
    public String target() {
        return path.text();
    }

    /**
     * What the target does with a field by itself, so that a difference shows no edit of a person.
     *
     * @param calculated whether the target calculates the value: the field is sent with a row, but
     *     neither compared nor a cause to write
     * @param ownValues values, in lower case, that the target sets by itself, as an invoice sets
     *     the state of its order: they are replaced without a conflict
     * @param filled whether the target fills the field where the source has no value, as a line
     *     takes the address of its header: an empty value is not sent
     */
    public record Upkeep(boolean calculated, Set<String> ownValues, boolean filled) {

        /** Only the source and people change the field. */
        static final Upkeep NONE = new Upkeep(false, Set.of(), false);

        public Upkeep {
            ownValues = Set.copyOf(ownValues);
        }
    }

    /** Where the value of a field comes from. */
    public sealed interface Origin permits Constant, From {}

    /**
     * The same value for every row, except in the companies of {@link FieldRule#byCompany}: a text,
     * number, boolean or null.
     */
    public record Constant(JsonNode value) implements Origin {}

    /**
     * Fields of the source row.
     *
     * @param paths at least one; several only with a function that takes several
     */
    public record From(List<FieldPath> paths) implements Origin {
        public From {
            paths = List.copyOf(paths);
        }
    }

    /**
     * The row that a plain value names, in a target that has no lookups.
     *
     * @param entity entity set in the target
     * @param attribute column of that set that holds the value
     */
    public record Parent(String entity, String attribute) {}
}
