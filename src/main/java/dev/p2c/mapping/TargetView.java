package dev.p2c.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.mapping.MappedRow.Reference;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Lists a mapping's target fields with the values they have in the target and the values that would
 * be written, so that the two can be compared. Left out are fields of the integration key, which
 * are equal on both sides, and fields that the target calculates. Immutable and thread-safe.
 */
public final class TargetView {

    private final List<FieldRule> all;
    private final Map<String, FieldRule> rules;
    private final Map<String, RowField> values = new LinkedHashMap<>();

    public TargetView(Mapping mapping) {
        this(mapping, rule -> !rule.upkeep().calculated());
    }

    /** A view that has the fields which the target calculates as well, to compare totals. */
    public static TargetView withCalculated(Mapping mapping) {
        return new TargetView(mapping, rule -> true);
    }

    private TargetView(Mapping mapping, Predicate<FieldRule> chosen) {
        all = mapping.rules();
        Map<String, FieldRule> byTarget = new LinkedHashMap<>();
        for (FieldRule rule : mapping.rules()) {
            if (!mapping.target().key().contains(rule.target()) && chosen.test(rule)) {
                byTarget.put(rule.target(), rule);
                values.put(rule.target(), RowField.of(rule.path()));
            }
        }
        rules = Collections.unmodifiableMap(byTarget);
    }

    /** The mapping's rules by target field, in file order. */
    public Map<String, FieldRule> rules() {
        return rules;
    }

    public List<FieldPath> paths() {
        return rules.values().stream().map(FieldRule::path).toList();
    }

    /** Columns to read of the target. */
    public List<String> select() {
        Set<String> columns = new LinkedHashSet<>();
        paths().stream().filter(path -> !path.isLookup()).forEach(p -> columns.add(p.column()));
        return List.copyOf(columns);
    }

    /** Lookups to read of the target. */
    public List<String> expand() {
        return FieldPath.expand(paths());
    }

    /**
     * The values that a row of the target has.
     *
     * @return by target field; a null node for a value that counts as empty
     */
    public Map<String, JsonNode> theirs(ObjectNode row) {
        Map<String, JsonNode> read = new LinkedHashMap<>();
        values.forEach((target, value) -> read.put(target, value.read(row)));
        return read;
    }

    /**
     * The values that would be written of a mapped row.
     *
     * @param leftOut target fields that are not sent
     * @return by target field
     */
    public Map<String, JsonNode> ours(MappedRow row, Set<String> leftOut) {
        return values(rules.values(), row, leftOut);
    }

    /**
     * Everything that a mapped row brings into a row that does not exist yet, fields of the
     * integration key and calculated fields included.
     *
     * @param leftOut target fields that are not sent
     * @return by target field
     */
    public Map<String, JsonNode> created(MappedRow row, Set<String> leftOut) {
        return values(all, row, leftOut);
    }

    private static Map<String, JsonNode> values(
            Collection<FieldRule> of, MappedRow row, Set<String> leftOut) {
        Map<String, JsonNode> written = new LinkedHashMap<>();
        for (FieldRule rule : of) {
            JsonNode value =
                    rule.path().isLookup()
                            ? NullNode.getInstance()
                            : row.fields().get(rule.target());
            if (value != null && !leftOut.contains(rule.target())) {
                written.put(rule.target(), value);
            }
        }
        for (Reference reference : row.references()) {
            written.replace(reference.field(), reference.value());
        }
        return written;
    }
}
