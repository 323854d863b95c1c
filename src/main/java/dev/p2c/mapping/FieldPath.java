package dev.p2c.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.mapping.MappedRow.Candidate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The path of a field: a column of a row, or a column of the row that a lookup refers to.
 *
 * @param text the path as the mapping file writes it
 * @param column the column, or the lookup's own column: {@code name}, {@code customerid}
 * @param candidates the columns that a lookup can refer to, in the order in which they are tried;
 *     empty for a plain column
 */
public record FieldPath(String text, String column, List<Candidate> candidates) {

    private static final String NAME = "[A-Za-z_][A-Za-z0-9_]*";
    private static final Pattern COLUMN = Pattern.compile(NAME);
    private static final Pattern LOOKUP = Pattern.compile("(" + NAME + ")\\.(" + NAME + ")");
    private static final Pattern TYPED = Pattern.compile("\\.(" + NAME + ")\\((" + NAME + ")\\)");
    private static final Pattern POLYMORPHIC =
            Pattern.compile("(" + NAME + ")((?:" + TYPED.pattern() + ")+)");

    public FieldPath {
        candidates = List.copyOf(candidates);
    }

    /** Whether a text is a path. */
    public static boolean isPath(String text) {
        return Stream.of(COLUMN, LOOKUP, POLYMORPHIC)
                .anyMatch(form -> form.matcher(text).matches());
    }

    /**
     * Parses {@code name}, {@code transactioncurrencyid.isocurrencycode} or {@code
     * customerid.Account(accountnumber).Contact(msdynce_contactnumber)}.
     *
     * @throws IllegalArgumentException if the text is not a path; the message says what is allowed
     */
    public static FieldPath parse(String text) {
        if (COLUMN.matcher(text).matches()) {
            return new FieldPath(text, text, List.of());
        }
        Matcher lookup = LOOKUP.matcher(text);
        if (lookup.matches()) {
            Candidate only = new Candidate(lookup.group(1), lookup.group(2));
            return new FieldPath(text, lookup.group(1), List.of(only));
        }
        Matcher polymorphic = POLYMORPHIC.matcher(text);
        if (polymorphic.matches()) {
            String column = polymorphic.group(1);
            return new FieldPath(text, column, typed(column, polymorphic.group(2)));
        }
        throw new IllegalArgumentException(
                "\""
                        + text
                        + "\" is neither a column (name), a column behind a lookup"
                        + " (transactioncurrencyid.isocurrencycode), nor one behind a lookup of"
                        + " several types (customerid.Account(accountnumber).Contact(fullname))");
    }

    /** A lookup of several types has a navigation property for each: {@code customerid_account}. */
    private static List<Candidate> typed(String column, String types) {
        List<Candidate> candidates = new ArrayList<>();
        Matcher type = TYPED.matcher(types);
        while (type.find()) {
            String navigation = column + "_" + type.group(1).toLowerCase(Locale.ROOT);
            candidates.add(new Candidate(navigation, type.group(2)));
        }
        return candidates;
    }

    /**
     * The lookups in some paths as {@code $expand} items: {@code customerid_account($select=name)}.
     */
    public static List<String> expand(Collection<FieldPath> paths) {
        Map<String, Set<String>> attributes = new LinkedHashMap<>();
        for (FieldPath path : paths) {
            for (Candidate candidate : path.candidates()) {
                attributes
                        .computeIfAbsent(candidate.navigation(), navigation -> new TreeSet<>())
                        .add(candidate.attribute());
            }
        }
        return attributes.entrySet().stream()
                .map(
                        lookup ->
                                lookup.getKey()
                                        + "($select="
                                        + String.join(",", lookup.getValue())
                                        + ")")
                .toList();
    }

    /** This lookup, which finds only rows that an OData filter lets through. */
    FieldPath where(String filter) {
        Optional<String> where = Optional.of(filter);
        return new FieldPath(
                text,
                column,
                candidates.stream()
                        .map(to -> new Candidate(to.navigation(), to.attribute(), where))
                        .toList());
    }

    /** The value of the field in a row that was read; a null node for an empty value. */
    public JsonNode of(ObjectNode row) {
        return RowField.of(this).read(row);
    }

    public boolean isLookup() {
        return !candidates.isEmpty();
    }

    @Override
    public String toString() {
        return text;
    }
}
