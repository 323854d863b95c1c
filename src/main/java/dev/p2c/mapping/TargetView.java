package dev.p2c.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.mapping.MappedRow.Reference;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The target's rows in the words of the mapping: field by field what is there, beside what we would
 * write. Fields of the integration key are left out, they are the same on both sides. Immutable and
 * thread-safe.
 */
public final class TargetView {

    private static final String BIND = "@odata.bind";

    private final Map<String, FieldRule> rules = new LinkedHashMap<>();
    private final Map<String, RowField> values = new LinkedHashMap<>();

    public TargetView(Mapping mapping) {
        for (FieldRule rule : mapping.rules()) {
            if (!mapping.target().key().contains(rule.target())) {
                rules.put(rule.target(), rule);
                values.put(rule.target(), RowField.of(rule.path()));
            }
        }
    }

    /** By target, in file order. */
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

    /** Lookups to read with them. */
    public List<String> expand() {
        return FieldPath.expand(paths());
    }

    /**
     * What is there.
     *
     * @return by target; a null node for what counts as empty
     */
    public Map<String, JsonNode> theirs(ObjectNode row) {
        Map<String, JsonNode> read = new LinkedHashMap<>();
        values.forEach((target, value) -> read.put(target, value.read(row)));
        return read;
    }

    /** What we would write; without what has to wait for another row. */
    public Map<String, JsonNode> ours(MappedRow row) {
        Map<String, JsonNode> written = new LinkedHashMap<>();
        for (FieldRule rule : rules.values()) {
            JsonNode value =
                    rule.path().isLookup()
                            ? NullNode.getInstance()
                            : row.fields().get(rule.target());
            if (value != null) {
                written.put(rule.target(), value);
            }
        }
        for (Reference reference : row.references()) {
            if (reference.later() && !isBound(reference, row.fields())) {
                written.remove(reference.field());
            } else {
                written.replace(reference.field(), reference.value());
            }
        }
        return written;
    }

    private static boolean isBound(Reference reference, ObjectNode body) {
        return reference.candidates().stream().anyMatch(c -> body.has(c.navigation() + BIND));
    }

    /** Leaves fields out of what would be written. */
    public void leaveOut(Set<String> fields, ObjectNode body) {
        for (String field : fields) {
            FieldPath path = rules.get(field).path();
            body.remove(path.column());
            path.candidates().forEach(c -> body.remove(c.navigation() + BIND));
        }
    }
}
