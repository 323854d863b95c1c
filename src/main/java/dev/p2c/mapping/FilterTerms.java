package dev.p2c.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the columns that an OData filter compares with a value; what else a filter holds is left to
 * the service.
 */
public final class FilterTerms {

    /** A text, which is skipped, or a comparison of a column (behind a lookup with a slash). */
    private static final Pattern TERM =
            Pattern.compile(
                    "'(?:[^']|'')*'"
                            + "|([A-Za-z_]\\w*(?:/[A-Za-z_]\\w*)?)\\s+(?:eq|ne|gt|ge|lt|le)\\s+"
                            + "(?:[A-Za-z_][\\w.]*'(\\w*)'|(-?\\d{1,9})(?![\\w.:-])|)");

    private FilterTerms() {}

    /**
     * @param column a column, or lookup and column joined by a point
     * @param value the member of an enumeration or the whole number that the column is compared
     *     with; empty for other values
     */
    public record Term(String column, Optional<JsonNode> value) {}

    public static List<Term> of(String filter) {
        List<Term> terms = new ArrayList<>();
        for (Matcher found = TERM.matcher(filter); found.find(); ) {
            if (found.group(1) != null) {
                terms.add(new Term(found.group(1).replace('/', '.'), value(found)));
            }
        }
        return terms;
    }

    private static Optional<JsonNode> value(Matcher found) {
        if (found.group(2) != null) {
            return Optional.of(TextNode.valueOf(found.group(2)));
        }
        return Optional.ofNullable(found.group(3))
                .map(number -> IntNode.valueOf(Integer.parseInt(number)));
    }
}
