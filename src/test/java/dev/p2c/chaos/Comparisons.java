package dev.p2c.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the comparisons of the books have found. */
final class Comparisons {

    private static final int MOST_SHOWN = 5;

    private final List<String> differences = new ArrayList<>();
    private final Map<String, Integer> compared = new TreeMap<>();

    /** Returns a line for each difference; empty if there is none. */
    List<String> differences() {
        return differences;
    }

    /** Returns the number of rows of each kind. */
    Map<String, Integer> compared() {
        return compared;
    }

    void compare(String what, ChaosRows expected, ChaosRows actual) {
        compared.put(what, expected.keys().size());
        List<String> found = new ArrayList<>();
        expected.byKey()
                .forEach(
                        (key, values) -> {
                            List<String> there = actual.byKey().getOrDefault(key, List.of());
                            if (!there.equals(values)) {
                                found.add(
                                        "%s %s: expected %s, is %s"
                                                .formatted(what, key, values, there));
                            }
                        });
        actual.byKey().keySet().stream()
                .filter(key -> !expected.byKey().containsKey(key))
                .forEach(key -> found.add(what + " " + key + ": has no row on the other side"));
        found.stream().limit(MOST_SHOWN).forEach(differences::add);
        if (found.size() > MOST_SHOWN) {
            differences.add(what + ": " + (found.size() - MOST_SHOWN) + " more");
        }
    }
}
