package dev.p2c.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.mapping.FieldRule.From;
import dev.p2c.mapping.MappedRow.Candidate;
import dev.p2c.mapping.RuleExplanation.Kind;
import dev.p2c.mapping.RuleExplanation.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects the steps of one rule for one row. Not thread-safe. */
final class RuleTrace {

    private final List<Step> steps = new ArrayList<>();

    List<Step> steps() {
        return steps;
    }

    void step(Kind kind, String by, JsonNode value) {
        steps.add(new Step(kind, by, value, ""));
    }

    /** Notes the source fields that a rule reads, each with its value. */
    void read(FieldRule rule, ObjectNode source) {
        if (rule.origin() instanceof From from) {
            for (FieldPath path : from.paths()) {
                step(Kind.FROM, followed(path, source), RowField.of(path).read(source));
            }
        }
    }

    /** A path with the lookup of several that has the value. */
    private static String followed(FieldPath path, ObjectNode source) {
        if (path.candidates().size() < 2) {
            return path.text();
        }
        for (Candidate candidate : path.candidates()) {
            JsonNode value = source.path(candidate.navigation()).get(candidate.attribute());
            if (!CompiledRule.isEmpty(value)) {
                return candidate.navigation() + "." + candidate.attribute();
            }
        }
        return path.text();
    }

    /**
     * Notes a value that the rule itself names.
     *
     * @param kind a constant, a default or the value of a company
     */
    void fixed(Kind kind, FieldRule rule, String company, JsonNode value) {
        boolean isOfMap = kind == Kind.DEFAULT && rule.conversion().defaultValue().isEmpty();
        Optional<ValueMap> map =
                rule.conversion().valueMap().filter(m -> isOfMap && m.blank().isPresent());
        if (map.isPresent()) {
            mapped(map.get(), "", value);
        } else if (kind != Kind.DEFAULT || rule.conversion().defaultValue().isPresent()) {
            step(kind, kind == Kind.BY_COMPANY ? company : "", value);
        }
    }

    /** Notes what a value map makes of a text. */
    void mapped(ValueMap map, String text, JsonNode value) {
        steps.add(new Step(Kind.VALUE_MAP, map.place(), value, map.placeOfText(text)));
    }
}
