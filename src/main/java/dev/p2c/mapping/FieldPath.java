package dev.p2c.mapping;

import dev.p2c.mapping.MappedRow.Candidate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A column, or a column of the row behind a lookup.
 *
 * @param text as the mapping file writes it
 * @param column the column or the lookup itself: {@code name}, {@code customerid}
 * @param candidates where a lookup leads, in the order they are tried; empty for a plain column
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

    /**
     * Reads {@code name}, {@code transactioncurrencyid.isocurrencycode} or {@code
     * customerid.Account(accountnumber).Contact(msdynce_contactnumber)}.
     *
     * @throws IllegalArgumentException saying what is wrong with the text
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

    /** A lookup of several types has one navigation property for each: lookup, underscore, type. */
    private static List<Candidate> typed(String column, String types) {
        List<Candidate> candidates = new ArrayList<>();
        Matcher type = TYPED.matcher(types);
        while (type.find()) {
            String navigation = column + "_" + type.group(1).toLowerCase(Locale.ROOT);
            candidates.add(new Candidate(navigation, type.group(2)));
        }
        return candidates;
    }

    /** Lookups to read, each with its columns: {@code customerid_account($select=name)}. */
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

    public boolean isLookup() {
        return !candidates.isEmpty();
    }

    @Override
    public String toString() {
        return text;
    }
}
