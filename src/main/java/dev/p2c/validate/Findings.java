package dev.p2c.validate;

import dev.p2c.error.Problem;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What checks found, by file, line and column.
 *
 * @param mistakes keep a mapping from coming into force
 * @param ofNewRows keep new rows from being created; rows that exist can be updated
 * @param warnings are worth a look, and nothing else
 */
public record Findings(List<Problem> mistakes, List<Problem> ofNewRows, List<Problem> warnings) {

    private static final Comparator<Problem> BY_PLACE =
            Comparator.comparing(Problem::file)
                    .thenComparingInt(Problem::line)
                    .thenComparingInt(Problem::column);

    public static final Findings NONE = new Findings(Set.of(), Set.of(), Set.of());

    public Findings {
        mistakes = List.copyOf(mistakes);
        ofNewRows = List.copyOf(ofNewRows);
        warnings = List.copyOf(warnings);
    }

    Findings(
            Collection<Problem> mistakes,
            Collection<Problem> ofNewRows,
            Collection<Problem> warnings) {
        this(sorted(mistakes), sorted(ofNewRows), sorted(warnings));
    }

    /** Findings that are nothing but mistakes. */
    public static Findings mistakes(Collection<Problem> mistakes) {
        return new Findings(mistakes, Set.of(), Set.of());
    }

    /** Findings that are nothing but warnings. */
    public static Findings warnings(Collection<Problem> warnings) {
        return new Findings(Set.of(), Set.of(), warnings);
    }

    private static List<Problem> sorted(Collection<Problem> problems) {
        return problems.stream().distinct().sorted(BY_PLACE).toList();
    }

    /** Everything that was found. */
    public List<Problem> all() {
        return Stream.of(mistakes, ofNewRows, warnings).flatMap(List::stream).toList();
    }

    /** These findings and others. */
    public Findings and(Findings others) {
        return new Findings(
                both(mistakes, others.mistakes),
                both(ofNewRows, others.ofNewRows),
                both(warnings, others.warnings));
    }

    private static Collection<Problem> both(List<Problem> one, List<Problem> two) {
        Set<Problem> both = new LinkedHashSet<>(one);
        both.addAll(two);
        return both;
    }
}
