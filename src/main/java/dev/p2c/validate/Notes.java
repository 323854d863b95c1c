package dev.p2c.validate;

import dev.p2c.error.Problem;
import dev.p2c.mapping.Place;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** Collects what a check finds; the same sentence of one place counts once. Not thread-safe. */
final class Notes {

    private final Set<Problem> mistakes = new LinkedHashSet<>();
    private final Set<Problem> ofNewRows = new LinkedHashSet<>();
    private final Set<Problem> warnings = new LinkedHashSet<>();

    void mistake(Place place, String message) {
        mistakes.add(place.problem(message));
    }

    void mistakes(Collection<Problem> found) {
        mistakes.addAll(found);
    }

    void ofNewRows(Place place, String message) {
        ofNewRows.add(place.problem(message));
    }

    void warning(Place place, String message) {
        warnings.add(place.problem(message));
    }

    Findings findings() {
        return new Findings(mistakes, ofNewRows, warnings);
    }
}
