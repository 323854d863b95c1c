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

    private static final Pattern WORD =
            Pattern.compile("\\s+(and|or)\\s+", Pattern.CASE_INSENSITIVE);

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

    /**
     * Splits a filter into the conditions that a row must all meet: the parts between {@code and},
     * without the parentheses around them. A part with {@code or} stays whole.
     */
    public static List<String> conditions(String filter) {
        List<String> parts = parts(bare(filter.strip()));
        return parts.size() == 1
                ? parts
                : parts.stream().flatMap(part -> conditions(part).stream()).toList();
    }

    /** The parts between an {@code and} outside texts and parentheses; all of it beside an or. */
    private static List<String> parts(String filter) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (Matcher word = WORD.matcher(filter); word.find(); ) {
            if (depth(filter, word.start()) == 0) {
                if (word.group(1).equalsIgnoreCase("or")) {
                    return List.of(filter);
                }
                parts.add(filter.substring(from, word.start()).strip());
                from = word.end();
            }
        }
        parts.add(filter.substring(from).strip());
        return parts;
    }

    /** The number of parentheses that are open at a position; at least one within a text. */
    private static int depth(String filter, int end) {
        int depth = 0;
        boolean inText = false;
        for (int i = 0; i < end; i++) {
            char c = filter.charAt(i);
            inText ^= c == '\'';
            if (!inText) {
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            }
        }
        return inText ? depth + 1 : depth;
    }

    private static String bare(String filter) {
        boolean isWrapped =
                filter.startsWith("(") && filter.endsWith(")") && closes(filter) == filter.length();
        return isWrapped ? bare(filter.substring(1, filter.length() - 1).strip()) : filter;
    }

    /** The position behind the parenthesis that closes the first one. */
    private static int closes(String filter) {
        int end = 1;
        while (end < filter.length() && depth(filter, end) > 0) {
            end++;
        }
        return end;
    }

    private static Optional<JsonNode> value(Matcher found) {
        if (found.group(2) != null) {
            return Optional.of(TextNode.valueOf(found.group(2)));
        }
        return Optional.ofNullable(found.group(3))
                .map(number -> IntNode.valueOf(Integer.parseInt(number)));
    }
}
