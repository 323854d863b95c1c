package dev.p2c.validate;

import dev.p2c.mapping.FieldPath;
import dev.p2c.mapping.FieldRule;
import dev.p2c.mapping.FieldRule.From;
import dev.p2c.odata.Connection;
import dev.p2c.odata.model.Model.EntityType;
import dev.p2c.odata.model.Model.Property;
import java.util.List;
import java.util.Optional;

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
        if (subject.sourceType().isPresent() && subject.targetType().isPresent()) {
            subject.mapping().rules().forEach(this::check);
        }
    }

    private void check(FieldRule rule) {
        if (!(rule.origin() instanceof From from)
                || from.paths().size() > 1
                || !rule.copiesValues()) {
            return;
        }
        FieldPath path = from.paths().get(0);
        Connection source = subject.source().orElseThrow();
        Connection target = subject.target().orElseThrow();
        EntityType type = subject.targetType().orElseThrow();
        Optional<Property> to = Subject.property(target, type, rule.path());
        Optional<Property> of = Subject.property(source, subject.sourceType().orElseThrow(), path);
        if (of.isEmpty() || to.isEmpty()) {
            return;
        }
        ColumnKind sent = ColumnKind.of(source.model(), of.get().type());
        ColumnKind taken = ColumnKind.of(target.model(), to.get().type());
        if (sent == ColumnKind.MEMBER && taken == ColumnKind.MEMBER) {
            members(rule, path, of.get(), to.get());
        } else if (!fits(sent, taken)) {
            notes.mistake(
                    subject.sourcePlace(rule, path),
                    "%s of %s (%s) is %s, and %s of %s (%s) is %s.%s"
                            .formatted(
                                    path.text(),
                                    subject.mapping().source().entity(),
                                    source.name(),
                                    sent,
                                    rule.target(),
                                    type.set(),
                                    target.name(),
                                    taken,
                                    advice(sent, taken)));
        } else if (sent == ColumnKind.DECIMAL) {
            decimals(rule, path, of.get(), to.get(), taken);
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
    private void members(FieldRule rule, FieldPath path, Property of, Property to) {
        List<String> known = subject.target().orElseThrow().model().members(to.type());
        List<String> strange =
                subject.source().orElseThrow().model().members(of.type()).stream()
                        .filter(member -> !known.contains(member))
                        .toList();
        if (!strange.isEmpty()) {
            notes.mistake(
                    subject.sourcePlace(rule, path),
                    "%s does not take every value of %s: %s. Write a valueMap"
                            .formatted(rule.target(), path.text(), String.join(", ", strange)));
        }
    }

    private void decimals(
            FieldRule rule, FieldPath path, Property of, Property to, ColumnKind taken) {
        if (taken == ColumnKind.WHOLE) {
            notes.warning(
                    subject.sourcePlace(rule, path),
                    "%s has decimals, and %s is a whole number: a row whose value has decimals is"
                                    .formatted(path.text(), rule.target())
                            + " rejected");
        } else if (to.scale().isPresent()
                && of.scale().orElse(Integer.MAX_VALUE) > to.scale().getAsInt()) {
            notes.warning(
                    subject.sourcePlace(rule, path),
                    "%s keeps %d decimals, fewer than %s may have"
                            .formatted(rule.target(), to.scale().getAsInt(), path.text()));
        }
    }
}
