package dev.p2c.explain;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.mapping.Suggestion;
import dev.p2c.odata.model.Page;
import dev.p2c.task.plan.Plan;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Keys of existing rows that a person may have meant: those that differ in blanks, case, leading
 * zeros or signs between the characters, and the one with the fewest typing errors. Looks at a
 * limited number of rows.
 */
final class NearKeys {

    private static final int PAGE = 5000;
    private static final int PAGES = 6;
    private static final int MOST = 5;

    private final Plan plan;

    NearKeys(Plan plan) {
        this.plan = plan;
    }

    /** At most five keys, the nearest first; none for a key whose parts lie in other rows. */
    List<String> of(String key, String company) {
        int parts = plan.mapping().sourceColumns().keyPaths().size();
        for (int part = 0; part < parts; part++) {
            if (plan.sourceKeys().isLookup(part)) {
                return List.of();
            }
        }
        Set<String> known = known(company);
        Set<String> near = new LinkedHashSet<>();
        String form = form(key);
        known.stream().filter(other -> form(other).equals(form)).limit(MOST).forEach(near::add);
        Suggestion.nearest(key, known).ifPresent(near::add);
        return near.stream().limit(MOST).toList();
    }

    private Set<String> known(String company) {
        Set<String> keys = new LinkedHashSet<>();
        Iterator<Page> pages =
                plan.source()
                        .read(
                                plan.queries()
                                        .keyColumns(company, PAGE)
                                        .withFilter(Optional.empty()));
        for (int page = 0; page < PAGES && pages.hasNext(); page++) {
            for (ObjectNode row : pages.next().rows()) {
                String key = plan.sourceKeys().text(row);
                if (!key.startsWith("?")) {
                    keys.add(key);
                }
            }
        }
        return keys;
    }

    /** Without case, blanks, signs, and zeros before a number. */
    private static String form(String key) {
        return key.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}|]", "")
                .replaceAll("(?<!\\d)0+(?=\\d)", "");
    }
}
