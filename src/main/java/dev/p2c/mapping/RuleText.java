package dev.p2c.mapping;

import dev.p2c.mapping.Conversion.Over;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** The options of a field rule as a person reads them, in the order in which they work. */
public final class RuleText {

    private RuleText() {}

    /** Where the value comes from, and what happens to it. */
    public static List<String> steps(FieldRule rule) {
        List<String> steps = new ArrayList<>();
        if (rule.origin() instanceof FieldRule.Constant constant) {
            steps.add("constant " + constant.value());
        } else {
            steps.add("from " + String.join(", ", rule.sources()));
        }
        Conversion conversion = rule.conversion();
        if (!conversion.apply().isEmpty()) {
            steps.add("apply " + conversion.apply());
        }
        conversion.valueMap().ifPresent(map -> steps.add("valueMap " + map.place()));
        conversion.defaultValue().ifPresent(value -> steps.add("default " + value));
        if (!rule.byCompany().isEmpty()) {
            steps.add("byCompany " + String.join(", ", new TreeSet<>(rule.byCompany().keySet())));
        }
        conversion
                .maxLength()
                .ifPresent(
                        most ->
                                steps.add(
                                        "maxLength %d, else %s"
                                                .formatted(most.length(), word(most.over()))));
        rule.otherwise().ifPresent(path -> steps.add("otherwise " + path.text()));
        if (rule.later()) {
            steps.add("later");
        }
        return steps;
    }

    private static String word(Over over) {
        return over.name().toLowerCase(Locale.ROOT);
    }
}
