package dev.p2c.sandbox.odata;

import dev.p2c.sandbox.http.ODataCall;
import java.util.ArrayList;
import java.util.List;

/**
 * Annotations that a client requested with {@code Prefer: odata.include-annotations}: names,
 * prefixes ending in a star, and exclusions starting with a minus.
 */
final class Annotations {

    static final Annotations NONE = new Annotations(List.of());

    private final List<String> patterns;

    private Annotations(List<String> patterns) {
        this.patterns = List.copyOf(patterns);
    }

    static Annotations of(ODataCall call) {
        List<String> patterns = new ArrayList<>();
        call.prefer("odata.include-annotations")
                .ifPresent(
                        value -> {
                            for (String pattern : value.split(",")) {
                                patterns.add(pattern.strip());
                            }
                        });
        return new Annotations(patterns);
    }

    boolean isEmpty() {
        return patterns.isEmpty();
    }

    /** Whether an annotation was requested; the last pattern that matches decides. */
    boolean wants(String term) {
        boolean wanted = false;
        for (String pattern : patterns) {
            boolean not = pattern.startsWith("-");
            if (matches(not ? pattern.substring(1) : pattern, term)) {
                wanted = !not;
            }
        }
        return wanted;
    }

    private static boolean matches(String pattern, String term) {
        return pattern.endsWith("*")
                ? term.startsWith(pattern.substring(0, pattern.length() - 1))
                : term.equals(pattern);
    }
}
