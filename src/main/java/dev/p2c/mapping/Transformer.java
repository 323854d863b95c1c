package dev.p2c.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.p2c.error.RejectedRowException;
import dev.p2c.mapping.MappedRow.Otherwise;
import dev.p2c.mapping.MappedRow.ParentRow;
import dev.p2c.mapping.MappedRow.Reference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Maps source rows to target rows as a mapping file says. Immutable and thread-safe. */
public final class Transformer {

    private final Mapping mapping;
    private final CompiledRule[] rules;
    private final IntegrationKey key;
    private final FieldHash hash;
    private final boolean hasCompany;

    /** Maps rows for a target of which nothing is known. */
    public Transformer(Mapping mapping) {
        this(mapping, () -> Decimals.UNKNOWN);
    }

    /**
     * Maps rows for a target.
     *
     * @param decimals what the target keeps of money; asked only by rules that calculate money
     */
    public Transformer(Mapping mapping, Supplier<Decimals> decimals) {
        this.mapping = mapping;
        List<String> keyFields = mapping.target().key();
        this.rules =
                mapping.rules().stream()
                        .map(rule -> compiled(rule, keyFields, decimals))
                        .toArray(CompiledRule[]::new);
        List<String> targets = mapping.rules().stream().map(FieldRule::target).toList();
        this.key = new IntegrationKey(keyFields, targets);
        this.hash = new FieldHash(targets, mapping.calculated(), mapping.target().publish());
        this.hasCompany = key.hasCompany();
    }

    private static CompiledRule compiled(
            FieldRule rule, List<String> keyFields, Supplier<Decimals> decimals) {
        return new CompiledRule(rule, keyFields.contains(rule.target()), decimals);
    }

    /**
     * Maps one row.
     *
     * @param source a row as the service sent it; the result may share nodes with it, so it must
     *     not be changed afterwards
     * @param company the company of the run, for the target's company column
     * @throws RejectedRowException with all reasons; its field is that of the first reason
     */
    public MappedRow apply(ObjectNode source, String company) {
        JsonNode[] values = new JsonNode[rules.length];
        List<String> notes = new ArrayList<>(0);
        for (int i = 0; i < rules.length; i++) {
            try {
                values[i] = rules[i].value(source, company, notes);
            } catch (RejectedRowException first) {
                throw withLaterReasons(first, i + 1, source, company);
            }
        }
        TextNode companyValue = hasCompany ? TextNode.valueOf(company) : null;
        return new MappedRow(
                key.text(values),
                key.fields(values, companyValue),
                fields(values, companyValue),
                references(values, source),
                parents(values),
                hash.hash(values, hasCompany ? Optional.of(company) : Optional.empty()),
                List.copyOf(notes));
    }

    /**
     * Tells for every rule how {@link #apply} comes to the value of its field.
     *
     * @return by rule, in file order; the reasons of those that refuse the row are those that
     *     {@link #apply} throws
     */
    public List<RuleExplanation> explain(ObjectNode source, String company) {
        return Arrays.stream(rules).map(rule -> rule.explain(source, company)).toList();
    }

    /** Adds the reasons of the other fields, so that a person can correct all of them at once. */
    private RejectedRowException withLaterReasons(
            RejectedRowException first, int from, ObjectNode source, String company) {
        StringBuilder reasons = new StringBuilder(first.getMessage());
        for (int i = from; i < rules.length; i++) {
            try {
                rules[i].value(source, company, null);
            } catch (RejectedRowException another) {
                reasons.append("; ").append(another.field()).append(": ");
                reasons.append(another.getMessage());
            }
        }
        return new RejectedRowException(first.field(), reasons.toString());
    }

    /**
     * Why the row is skipped: the first requirement that it does not meet, of those for all rows;
     * empty for none.
     */
    public Optional<Requirement> skip(ObjectNode source) {
        return unmet(source, false);
    }

    /** Why the row is skipped if it was neither written nor tried before; empty for none. */
    public Optional<String> skipNew(ObjectNode source) {
        return unmet(source, true).map(Requirement::reason);
    }

    private Optional<Requirement> unmet(ObjectNode source, boolean onlyNew) {
        for (Requirement required : mapping.source().require()) {
            if (required.onlyNew() == onlyNew && !required.isMet(source)) {
                return Optional.of(required);
            }
        }
        return Optional.empty();
    }

    /** Whether the row is deactivated, so that it gives way to another row with its key. */
    public boolean isInactive(ObjectNode source) {
        return mapping.source().inactive().filter(inactive -> inactive.isMet(source)).isPresent();
    }

    /**
     * Maps only the integration key, for a row that was read with {@link
     * SourceColumns#keySelect()}.
     *
     * @throws RejectedRowException if a part of the key is empty or cannot be mapped
     */
    public String key(ObjectNode source) {
        JsonNode[] values = new JsonNode[rules.length];
        for (int rule : key.rules()) {
            values[rule] = rules[rule].value(source, null, null);
        }
        return key.text(values);
    }

    private Map<String, JsonNode> fields(JsonNode[] values, TextNode company) {
        Map<String, JsonNode> fields = new LinkedHashMap<>(values.length * 2);
        if (company != null) {
            fields.put(mapping.target().companyColumn().orElseThrow(), company);
        }
        for (int i = 0; i < values.length; i++) {
            FieldRule rule = rules[i].rule();
            boolean isLeft = rule.upkeep().filled() && CompiledRule.isEmpty(values[i]);
            if (!rule.path().isLookup() && !isLeft) {
                fields.put(rule.target(), values[i]);
            }
        }
        return Collections.unmodifiableMap(fields);
    }

    private List<Reference> references(JsonNode[] values, ObjectNode source) {
        List<Reference> found = new ArrayList<>(0);
        for (int i = 0; i < values.length; i++) {
            FieldRule rule = rules[i].rule();
            if (rule.path().isLookup()) {
                List<MappedRow.Candidate> candidates = rule.path().candidates();
                CompiledRule compiled = rules[i];
                Optional<Otherwise> otherwise =
                        rule.otherwise()
                                .map(path -> path.candidates().get(0))
                                .map(by -> new Otherwise(by, compiled.read(source)));
                found.add(
                        new Reference(
                                rule.target(), candidates, values[i], otherwise, rule.later()));
            }
        }
        return Collections.unmodifiableList(found);
    }

    private List<ParentRow> parents(JsonNode[] values) {
        List<ParentRow> found = new ArrayList<>(0);
        for (int i = 0; i < values.length; i++) {
            FieldRule rule = rules[i].rule();
            if (rule.parent().isPresent() && !values[i].isNull()) {
                found.add(
                        new ParentRow(rule.target(), rule.parent().get(), values[i], rule.later()));
            }
        }
        return List.copyOf(found);
    }
}
