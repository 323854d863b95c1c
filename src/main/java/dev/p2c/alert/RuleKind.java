package dev.p2c.alert;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The rules that exist: what each watches, and what to do when it raises an alert. */
public enum RuleKind {
    AWAY(
            "away",
            "a system does not answer",
            "No row is lost: passes continue automatically when the system answers. See whether it"
                    + " is in maintenance, and whether the network reaches it: bin/p2c check"),
    BRAKE(
            "brake",
            "the brake on mass changes or deletions holds rows back",
            "See what would be written: bin/p2c plan. Release the brake, or correct the mapping or the"
                    + " source"),
    NO_SUCCESS(
            "no-success",
            "a direction has had no successful run for too long",
            "Read the error of the last run and remove its cause; then start a pass: bin/p2c run"),
    SCHEDULE(
            "schedule",
            "passes of a direction are due and do not begin",
            "Resume the schedule, or restart the application if it hangs"),
    FRESHNESS(
            "freshness",
            "a change has waited too long to be written",
            "See whether the direction is paused, fails, or is slowed down by the limits of a service"),
    FAILURES(
            "failures",
            "many rows fail for one cause",
            "Remove the cause, then retry the group on the page Failures or by bin/p2c failures retry"),
    WAITING(
            "waiting",
            "too many rows of a task wait",
            "Work through the groups on the page Failures or in bin/p2c failures, largest first"),
    EDIT(
            "edit",
            "an edit of a route or mapping has a mistake",
            "Correct the file at the line that is named; the previous version stays in force"),
    SECRET(
            "secret",
            "a secret, certificate or token expires soon",
            "Replace it; see Rotate a secret in docs/operations.md"),
    PAUSED(
            "auto-pause",
            "a direction was paused because too many of its rows were rejected",
            "Find out what is wrong with the rows, then resume the direction: bin/p2c resume");

    private final String word;
    private final String watches;
    private final String cure;

    RuleKind(String word, String watches, String cure) {
        this.word = word;
        this.watches = watches;
        this.cure = cure;
    }

    /** The name in settings, state and output. */
    public String word() {
        return word;
    }

    public String watches() {
        return watches;
    }

    public String cure() {
        return cure;
    }

    /** The rule with a name; empty for a rule that no longer exists. */
    public static Optional<RuleKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(RuleKind::word).toList();
    }
}
