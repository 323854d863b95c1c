package dev.p2c.reconcile;

import dev.p2c.mapping.MappedRow;
import dev.p2c.mapping.Mapping;
import dev.p2c.task.batch.SeenKeys;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the comparison of headers found, for the comparison of their lines, which follows. Not
 * thread-safe.
 */
final class Headers {

    private final Map<String, SeenKeys> skipped = new HashMap<>();
    private final Map<String, SeenKeys> missing = new HashMap<>();

    /** Notes a row that the mapping leaves out. */
    void skipped(String task, String company, String key) {
        of(skipped, task, company).see(Keys.form(key));
    }

    /** Notes a row that the target lacks. */
    void missing(String task, String company, String key) {
        of(missing, task, company).see(Keys.form(key));
    }

    /** Whether a line is left out because its header is. */
    boolean isSkipped(Mapping lines, String company, String header) {
        return lines.source()
                .follows()
                .filter(Mapping.Follows::skip)
                .map(follows -> follows.task())
                .filter(task -> of(skipped, task, company).has(Keys.form(header)))
                .isPresent();
    }

    /** Why a line is missing, if its header is the reason. */
    Optional<String> reason(Mapping lines, String company, MappedRow line) {
        return lines.target()
                .document()
                .filter(
                        document ->
                                of(missing, document.headers(), company)
                                        .has(Keys.form(headerKey(document, line))))
                .map(document -> "its header " + headerKey(document, line) + " is missing");
    }

    private static String headerKey(Mapping.Document document, MappedRow line) {
        return line.keyFields().get(document.field()).asText();
    }

    private static SeenKeys of(Map<String, SeenKeys> keys, String task, String company) {
        return keys.computeIfAbsent(task + "\n" + company, unused -> new SeenKeys());
    }
}
