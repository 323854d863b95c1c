package dev.p2c.sandbox.sales;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One equality of a filter on definitions: {@code LogicalName eq 'account'}.
 *
 * @param text the literal, without quotes or the name of an enumeration
 */
record DefinitionFilter(String property, String text) {

    private static final Pattern PART =
            Pattern.compile("\\(?(\\w+) eq (?:[\\w.]*'([^']*)'|(true|false|\\d+))\\)?");

    /** All equalities of a filter; none for an empty one. */
    static List<DefinitionFilter> all(String filter) {
        List<DefinitionFilter> parts = new ArrayList<>();
        if (filter.isBlank()) {
            return parts;
        }
        for (String part : filter.split(" and ")) {
            Matcher equality = PART.matcher(part.strip());
            if (!equality.matches()) {
                throw WebApiErrors.invalid("The filter on definitions is not supported: " + part);
            }
            String literal = equality.group(2) != null ? equality.group(2) : equality.group(3);
            parts.add(new DefinitionFilter(equality.group(1), literal));
        }
        return parts;
    }

    boolean passes(Map<String, Object> row) {
        if (!row.containsKey(property)) {
            throw WebApiErrors.noProperty(property);
        }
        return text.equals(String.valueOf(row.get(property)));
    }
}
