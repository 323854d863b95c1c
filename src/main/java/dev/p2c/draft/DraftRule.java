package dev.p2c.draft;

import java.util.Optional;

/**
 * One line under {@code fields} of a draft.
 *
 * @param target the target field, or the lookup to set
 * @param value what stands right of the colon: a source field, or options in braces
 * @param check what a person should look at; empty for a rule that was given
 * @param active false for a line that is only a comment
 */
record DraftRule(String target, String value, Optional<String> check, boolean active) {

    /** A rule that a person should look at. */
    static DraftRule proposed(String target, String value, String check) {
        return new DraftRule(target, value, Optional.of(check), true);
    }

    /** A rule that was given. */
    static DraftRule given(String target, String value) {
        return new DraftRule(target, value, Optional.empty(), true);
    }

    /** A line that a person may complete. */
    static DraftRule comment(String target, String value, String check) {
        return new DraftRule(target, value, Optional.of(check), false);
    }

    String text() {
        return "  "
                + (active ? "" : "# ")
                + YamlText.key(target)
                + ": "
                + value
                + check.map(words -> " " + YamlText.comment("check: " + words)).orElse("");
    }
}
