package dev.p2c.validate;

import java.util.List;

/**
 * Checks that a value which a rule copies can be a value of the target field. What a function makes
 * of a value is known to the function only, and results of a value map are checked by themselves.
 */
final class TypeCheck {

    private final Subject subject;
    private final Notes notes;

    TypeCheck(Subject subject, Notes notes) {
        this.subject = subject;
        this.notes = notes;
    }

    void check() {
        subject.copied().forEach(this::check);
    }

    private void check(Copied copied) {
        ColumnKind sent = copied.from().kind();
        ColumnKind taken = copied.to().kind();
        if (sent == ColumnKind.MEMBER && taken == ColumnKind.MEMBER) {
            members(copied);
        } else if (!fits(sent, taken)) {
            notes.mistake(
                    subject.sourcePlace(copied.rule(), copied.path()),
                    "%s of %s (%s) is %s, and %s of %s (%s) is %s.%s"
                            .formatted(
                                    copied.path().text(),
                                    subject.mapping().source().entity(),
                                    copied.from().system().name(),
                                    sent,
                                    copied.rule().target(),
                                    subject.mapping().target().entity(),
                                    copied.to().system().name(),
                                    taken,
                                    advice(sent, taken)));
        }
    }

    private static boolean fits(ColumnKind sent, ColumnKind taken) {
        return switch (taken) {
            case TEXT -> !sent.isNumber() && sent != ColumnKind.BOOLEAN;
            case WHOLE, DECIMAL -> sent.isNumber() || sent == ColumnKind.OTHER;
            case BOOLEAN -> sent == ColumnKind.BOOLEAN || sent == ColumnKind.OTHER;
            // Which day a point in time is: see DayCheck.
            case TIME, DAY ->
                    sent == ColumnKind.TIME || sent == ColumnKind.DAY || sent == ColumnKind.OTHER;
            case ID -> sent == ColumnKind.ID || sent == ColumnKind.TEXT || sent == ColumnKind.OTHER;
            case MEMBER -> sent == ColumnKind.OTHER;
            case OTHER -> true;
        };
    }

    private static String advice(ColumnKind sent, ColumnKind taken) {
        boolean isCode =
                taken == ColumnKind.MEMBER
                        || taken == ColumnKind.BOOLEAN
                        || sent == ColumnKind.MEMBER
                        || sent == ColumnKind.BOOLEAN;
        return isCode
                ? " Write a valueMap that names the target's value for each value"
                : " Choose another field, or apply a function";
    }

    /** Members of another enumeration are taken where they have the same names. */
    private void members(Copied copied) {
        List<String> known = members(copied.to());
        List<String> strange =
                members(copied.from()).stream().filter(member -> !known.contains(member)).toList();
        if (!strange.isEmpty()) {
            notes.mistake(
                    subject.sourcePlace(copied.rule(), copied.path()),
                    "%s does not take every value of %s: %s. Write a valueMap"
                            .formatted(
                                    copied.rule().target(),
                                    copied.path().text(),
                                    String.join(", ", strange)));
        }
    }

    private static List<String> members(Copied.End end) {
        return end.system().model().members(end.column().type());
    }
}
