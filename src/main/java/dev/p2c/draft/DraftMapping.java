package dev.p2c.draft;

import java.util.List;
import java.util.Optional;

/**
 * A mapping file that is to be written.
 *
 * @param description what the task does
 * @param changes the option {@code changes} of the source, as YAML
 * @param filter of the source; empty for all rows
 * @param notes comment lines in front of the fields
 * @param rules key fields first
 * @param missing target fields that a new row needs and that have no rule
 */
record DraftMapping(
        String description,
        EntityName source,
        String changes,
        Optional<String> filter,
        EntityName target,
        List<String> key,
        List<String> notes,
        List<DraftRule> rules,
        List<String> missing) {

    DraftMapping {
        key = List.copyOf(key);
        notes = List.copyOf(notes);
        rules = List.copyOf(rules);
        missing = List.copyOf(missing);
    }

    /** The text of the file. */
    String text() {
        StringBuilder text = new StringBuilder();
        line(text, "# yaml-language-server: $schema=mapping.schema.json");
        line(text, "description: " + YamlText.text(description));
        line(text, "");
        line(text, "source:");
        line(text, "  connection: " + source.connection());
        line(text, "  entity: " + source.entity());
        line(text, "  changes: " + changes);
        filter.ifPresent(
                f -> line(text, "  filter: " + YamlText.text(f) + " # check: the rows to read"));
        line(text, "");
        line(text, "target:");
        line(text, "  connection: " + target.connection());
        line(text, "  entity: " + target.entity());
        line(text, "  key: [" + String.join(", ", key) + "] # check: a row is found by these");
        line(text, "  # onlyExisting: true # updates rows that are there and creates none");
        line(text, "");
        line(
                text,
                "# A comment that begins with \"check\" marks a proposal: compare the line with your"
                        + " systems, then remove the comment.");
        notes.forEach(note -> line(text, YamlText.comment(note)));
        line(text, "fields:");
        rules.forEach(rule -> line(text, rule.text()));
        return text.toString();
    }

    /** The number of lines with a mark, which a person should look at. */
    long toCheck() {
        return text().lines().filter(line -> line.contains("# check: ")).count();
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append('\n');
    }
}
