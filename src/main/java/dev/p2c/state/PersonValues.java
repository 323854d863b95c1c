package dev.p2c.state;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The values that name a person, such as a name, an address or a number, wherever they stand: as a
 * whole field, or between other words of a text. Case is ignored. Immutable.
 */
final class PersonValues {

    /** What stands in a text where a value was. */
    static final String GAP = FailureCause.VALUE;

    private static final Pattern ROW_ID =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\d(T.*)?");
    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d+([.,]\\d+)?");
    private static final Pattern LETTER = Pattern.compile("\\p{L}");
    private static final Pattern SMALL_LETTER = Pattern.compile("\\p{Ll}|\\p{Lo}");
    private static final Pattern NO_CHOICE = Pattern.compile("(?i)true|false|yes|no|none|unknown");
    private static final String BOUNDARY = "[\\p{L}\\p{N}]";
    private static final int LEAST_IN_TEXT = 5;
    private static final int LEAST_DIGITS = 7;

    private final Set<String> whole = new HashSet<>();
    private final List<String> parts = new ArrayList<>();
    private final Pattern pattern;

    /**
     * @param found values of the person's rows that no other person's row has
     * @param named values that somebody has named; they are looked for whatever they are
     */
    PersonValues(Collection<String> found, Collection<String> named) {
        found.stream().map(PersonValues::folded).forEach(this::add);
        for (String value : named) {
            whole.add(folded(value));
            parts.add(folded(value));
        }
        parts.sort(Comparator.comparingInt(String::length).reversed());
        pattern = pattern(parts);
    }

    private PersonValues(Set<String> whole, List<String> parts) {
        this.whole.addAll(whole);
        this.parts.addAll(parts);
        this.pattern = pattern(parts);
    }

    /** The longest first, so that no rest of a longer value stays. */
    private static Pattern pattern(List<String> parts) {
        return Pattern.compile(
                parts.stream()
                        .map(Pattern::quote)
                        .collect(
                                Collectors.joining(
                                        "|", "(?<!" + BOUNDARY + ")(?:", ")(?!" + BOUNDARY + ")")),
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** What may be found in parts of a long text, so that each part is searched for less. */
    PersonValues within(String text) {
        String folded = text.toLowerCase(Locale.ROOT);
        return new PersonValues(whole, parts.stream().filter(folded::contains).toList());
    }

    private void add(String value) {
        whole.add(value);
        boolean isLong = value.length() >= LEAST_IN_TEXT && LETTER.matcher(value).find();
        if (isLong || digits(value) >= LEAST_DIGITS) {
            parts.add(value);
        }
    }

    static String folded(String value) {
        return value.strip().toLowerCase(Locale.ROOT);
    }

    /** Whether a value may name a person at all: no id, time, amount, code or choice. */
    static boolean mayName(String value) {
        String text = value.strip();
        if (text.length() < 2
                || ROW_ID.matcher(text).matches()
                || TIME.matcher(text).matches()
                || NO_CHOICE.matcher(text).matches()) {
            return false;
        }
        if (NUMBER.matcher(text).matches()) {
            return !text.matches(".*[.,].*") && digits(text) >= LEAST_DIGITS;
        }
        return SMALL_LETTER.matcher(text).find()
                || (text.length() >= LEAST_IN_TEXT && LETTER.matcher(text).find())
                || digits(text) >= LEAST_DIGITS;
    }

    private static long digits(String text) {
        return text.chars().filter(Character::isDigit).count();
    }

    boolean isEmpty() {
        return whole.isEmpty();
    }

    /** Whether a field or a text has one of the values; null has none. */
    boolean isIn(String text) {
        if (text == null || text.isEmpty()) {
            return false;
        }
        String folded = folded(text);
        return whole.contains(folded) || (mayBePartOf(folded) && pattern.matcher(text).find());
    }

    private boolean mayBePartOf(String folded) {
        return parts.stream().anyMatch(folded::contains);
    }

    /** Whether a longer text, of which not every part is a text for people, may have a value. */
    boolean mayBeIn(String text) {
        String folded = text.toLowerCase(Locale.ROOT);
        return whole.stream().anyMatch(folded::contains) || mayBePartOf(folded);
    }

    /** The text with gaps in place of the values. */
    String without(String text) {
        if (!isIn(text)) {
            return text;
        }
        return whole.contains(folded(text)) ? GAP : pattern.matcher(text).replaceAll(GAP);
    }
}
