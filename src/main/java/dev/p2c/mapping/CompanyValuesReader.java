package dev.p2c.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.NodeTuple;

/**
 * Reads and checks {@code byCompany} of a field rule: the constant or default of single companies.
 */
final class CompanyValuesReader {

    private CompanyValuesReader() {}

    /** Returns the values by company in lower case; a mistake is reported and left out. */
    static Map<String, JsonNode> read(Section rule, Problems problems) {
        if (!rule.has("byCompany")) {
            return Map.of();
        }
        if (!rule.has("constant") && !rule.has("default")) {
            problems.at(
                    rule.keyNode("byCompany"),
                    "\"byCompany\" of "
                            + rule.name()
                            + " needs \"constant\" or \"default\", the value of the other companies");
        }
        Map<String, JsonNode> values = new HashMap<>();
        Optional<Section> companies =
                Section.open(
                        rule.node("byCompany").orElseThrow(), "byCompany", "company", problems);
        for (Map.Entry<String, NodeTuple> entry :
                companies.map(Section::entries).orElse(Map.of()).entrySet()) {
            value(entry.getKey(), entry.getValue(), problems)
                    .ifPresent(value -> values.put(keyOf(entry.getKey()), value));
        }
        return values;
    }

    private static Optional<JsonNode> value(String company, NodeTuple entry, Problems problems) {
        return YamlValues.scalar(entry.getValueNode(), "the value of company " + company, problems);
    }

    /** The form in which a company is stored and looked up; Finance does not distinguish case. */
    static String keyOf(String company) {
        return company.toLowerCase(Locale.ROOT);
    }
}
