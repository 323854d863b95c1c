package dev.p2c.desk;

import dev.p2c.state.FailureKind;
import dev.p2c.text.Advice;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What to do about a failure, and in which system. The first line that matches a failure applies.
 *
 * @param part the text of a failure that the pattern is compared with
 */
record Cure(FailureKind kind, Part part, Pattern pattern, String text) {

    /** The texts of a failure that patterns are compared with. */
    enum Part {
        REASON,
        DETAIL,
        WAITS_FOR
    }

    private static final List<Cure> TABLE =
            List.of(
                    of(
                            FailureKind.CONFLICT,
                            Part.REASON,
                            "",
                            "Compare both values under Conflicts and take one side, or bin/p2c failures"
                                    + " retry ID --take source|target. With an owner in the mapping,"
                                    + " later conflicts of the field are settled automatically."),
                    of(
                            FailureKind.DELETED,
                            Part.REASON,
                            "",
                            "Delete the row in {target}, too, or discard the failure if {target}"
                                    + " is to keep the row. deletes in the mapping says what happens to"
                                    + " such rows."),
                    of(
                            FailureKind.PARKED,
                            Part.WAITS_FOR,
                            "^its lines$",
                            "Clear the failures of its lines; the document is complete when the"
                                    + " lines are written."),
                    of(
                            FailureKind.PARKED,
                            Part.WAITS_FOR,
                            "^a change of the row$",
                            "Change the row in {source} so that it meets the condition; the next"
                                    + " pass writes the row."),
                    of(
                            FailureKind.PARKED,
                            Part.WAITS_FOR,
                            "^uoms\\.",
                            "Create {awaited} in {target} (Settings, Product catalog, Unit groups),"
                                    + " or correct it in {source}; the rows are then written"
                                    + " automatically."),
                    of(
                            FailureKind.PARKED,
                            Part.WAITS_FOR,
                            "\\w+\\.\\w+=",
                            "The rows are written automatically when {target} has {awaited}. Find"
                                    + " and bin/p2c explain show why {target} does not have it yet."),
                    of(
                            FailureKind.PARKED,
                            Part.REASON,
                            "",
                            "The row is written automatically when the row that it waits for is in"
                                    + " {target}."),
                    of(
                            FailureKind.REJECTED,
                            Part.WAITS_FOR,
                            "^only one row with this key$",
                            "Several rows of {source} have this number. Give each its own number in"
                                    + " {source}, or deactivate all but one."),
                    of(
                            FailureKind.REJECTED,
                            Part.REASON,
                            "several rows have the key of its header",
                            "Two documents of {source} have this number. Give each its own number;"
                                    + " the lines are then written automatically."),
                    of(
                            FailureKind.REJECTED,
                            Part.REASON,
                            "is not in the value map",
                            "Correct the value in {source}, or add it to {map}; the rows are tried"
                                    + " again automatically."),
                    of(
                            FailureKind.REJECTED,
                            Part.REASON,
                            "characters, at most|too long|maximum length|exceeds the"
                                    + " (maximum|length)",
                            "Shorten the value in {source}, or edit it here for this row alone."
                                    + " maxLength with over: cut in the mapping shortens it for all"
                                    + " rows."),
                    of(
                            FailureKind.REJECTED,
                            Part.REASON,
                            "key field is empty|has no value\\. Fill it|must be filled in|is"
                                    + " required|required (field|attribute)",
                            "Fill the field in {source}, or edit it here for this row alone. A"
                                    + " default in the mapping fills it for all rows."),
                    of(
                            FailureKind.REJECTED,
                            Part.REASON,
                            "^deleted in ",
                            "{target} refuses to delete the row. Remove the reason in {target} and"
                                    + " retry, or discard the failure."),
                    of(
                            FailureKind.REJECTED,
                            Part.DETAIL,
                            "^40[13]\\b",
                            "Give the application user the right that the reason names in {target},"
                                    + " then retry the group: docs/real-services.md lists the rights."),
                    of(
                            FailureKind.REJECTED,
                            Part.REASON,
                            "already exists|duplicate",
                            "{target} has another row with this number or name. Compare the two;"
                                    + " correct the number in {source}, or delete the wrong row in"
                                    + " {target}."),
                    of(
                            FailureKind.REJECTED,
                            Part.REASON,
                            "not found in the related table|does not exist|cannot be found|not"
                                    + " found|is not valid",
                            "Create the value in {target}, or correct it in {source}. If the two"
                                    + " systems have different codes for it, add a value map to the mapping."),
                    of(
                            FailureKind.REJECTED,
                            Part.REASON,
                            "closed|invoiced|posted|not allowed to|cannot be"
                                    + " (changed|modified|updated|edited)|read-?only",
                            "{target} does not change this row in its present state. Set the state"
                                    + " back in {target} and retry, or discard the failure."),
                    of(
                            FailureKind.REJECTED,
                            Part.DETAIL,
                            "^(409|412)\\b",
                            "The row was changed in {target} meanwhile. Retry the row."),
                    of(
                            FailureKind.REJECTED,
                            Part.DETAIL,
                            "^(404|405|501)\\b",
                            "{target} lacks an entity or column that the mapping writes. bin/p2c check"
                                    + " names what is missing."),
                    of(
                            FailureKind.REJECTED,
                            Part.REASON,
                            "structure, not a value|half a character",
                            "Correct what the reason names, in the mapping or in {source}."),
                    of(
                            FailureKind.REJECTED,
                            Part.REASON,
                            "",
                            "Correct the row in {source}, or edit it here for this row alone; the"
                                    + " reason has the message of {target}. A changed row is tried again"
                                    + " automatically."));

    private static Cure of(FailureKind kind, Part part, String pattern, String text) {
        return new Cure(kind, part, Pattern.compile(pattern, Pattern.CASE_INSENSITIVE), text);
    }

    static String of(
            FailureKind kind,
            String reason,
            String detail,
            String waitsFor,
            String cause,
            TaskEnds ends) {
        for (Cure cure : TABLE) {
            String told =
                    switch (cure.part) {
                        case REASON -> reason;
                        case DETAIL -> detail;
                        case WAITS_FOR -> waitsFor;
                    };
            if (cure.kind == kind && cure.pattern.matcher(told).find()) {
                return cure.text
                        .replace("{source}", ends.source())
                        .replace("{target}", ends.target())
                        .replace("{map}", Advice.place(reason, "the value map"))
                        .replace("{awaited}", CauseText.awaited(waitsFor, cause));
            }
        }
        throw new IllegalStateException("no cure for " + kind);
    }
}
