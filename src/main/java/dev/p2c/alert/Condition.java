package dev.p2c.alert;

import dev.p2c.state.NewAlert;

/**
 * Something that is wrong now.
 *
 * @param subject what it is about; a rule finds at most one condition for each
 * @param text one sentence for people
 * @param link path in the console, such as {@code /p2c/failures}
 */
public record Condition(String subject, Severity severity, String text, String link) {

    NewAlert of(RuleKind rule) {
        return new NewAlert(rule.word(), subject, severity.word(), text, link);
    }
}
