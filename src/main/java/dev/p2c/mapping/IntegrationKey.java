package dev.p2c.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.p2c.text.KeyForm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The integration key of a mapping: which rules fill it, and its value for a row. Immutable and
 * thread-safe.
 */
final class IntegrationKey {

    private final String[] fields;

    /** The rule of each key field; negative for the company, which has no rule. */
    private final int[] rules;

    /**
     * @param key the key's target fields
     * @param targets the target field of each rule
     */
    IntegrationKey(List<String> key, List<String> targets) {
        this.fields = key.toArray(String[]::new);
        this.rules = key.stream().mapToInt(targets::indexOf).toArray();
    }

    boolean hasCompany() {
        return Arrays.stream(rules).anyMatch(rule -> rule < 0);
    }

    /** The rules whose values are the key, in key order. */
    int[] rules() {
        return Arrays.stream(rules).filter(rule -> rule >= 0).toArray();
    }

    /**
     * The key as one text, without the company and without spaces at the ends of its values: they
     * count in neither service, and Finance drops them, so that a row comes back without them.
     *
     * @param values by rule
     */
    String text(JsonNode[] values) {
        List<String> parts = new ArrayList<>(rules.length);
        for (int rule : rules) {
            if (rule >= 0) {
                parts.add(KeyForm.withoutTrailingSpaces(CompiledRule.text(values[rule])));
            }
        }
        return KeyText.of(parts);
    }

    /** The key's target fields with their values, in key order, company included. */
    Map<String, JsonNode> fields(JsonNode[] values, TextNode company) {
        Map<String, JsonNode> key = new LinkedHashMap<>(4);
        for (int i = 0; i < rules.length; i++) {
            key.put(fields[i], rules[i] < 0 ? company : values[rules[i]]);
        }
        return Collections.unmodifiableMap(key);
    }
}
