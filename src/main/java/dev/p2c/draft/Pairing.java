package dev.p2c.draft;

import dev.p2c.odata.model.Model;
import dev.p2c.odata.model.Model.EntityType;
import dev.p2c.odata.model.Model.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Proposes for each target field the source field that fits by name, type and length. */
final class Pairing {

    private final Model sourceModel;
    private final Model targetModel;
    private final List<Property> sources;

    Pairing(Model sourceModel, EntityType source, Model targetModel) {
        this.sourceModel = sourceModel;
        this.targetModel = targetModel;
        this.sources = List.copyOf(source.properties().values());
    }

    /** A proposal for a target field; empty where no source field fits. */
    Optional<DraftRule> propose(Property target) {
        Optional<Property> same = find(target, true);
        if (same.isPresent()) {
            return Optional.of(rule(same.get(), target, "same name"));
        }
        return find(target, false)
                .map(near -> rule(near, target, "similar name"))
                .map(rule -> DraftRule.comment(rule.target(), rule.value(), "similar name"));
    }

    private Optional<Property> find(Property target, boolean exactly) {
        String wanted = NameForm.of(target.name());
        return sources.stream()
                .filter(source -> isFit(source, target))
                .filter(
                        source -> {
                            String form = NameForm.of(source.name());
                            return exactly ? form.equals(wanted) : NameForm.isNear(form, wanted);
                        })
                .min(
                        (a, b) ->
                                Integer.compare(
                                        Math.abs(a.name().length() - target.name().length()),
                                        Math.abs(b.name().length() - target.name().length())));
    }

    private boolean isFit(Property source, Property target) {
        FieldKind from = FieldKind.of(sourceModel, source);
        FieldKind to = FieldKind.of(targetModel, target);
        if (from == FieldKind.OTHER || to == FieldKind.OTHER) {
            return false;
        }
        return from == to
                || from.isDate() && to.isDate()
                || from == FieldKind.FLAG && FieldKind.isNoYes(targetModel, target)
                || to == FieldKind.FLAG && FieldKind.isNoYes(sourceModel, source)
                || from == FieldKind.MEMBER && to == FieldKind.TEXT;
    }

    /** The rule that copies a source field, with what the types and lengths ask for. */
    DraftRule rule(Property source, Property target, String why) {
        FieldKind from = FieldKind.of(sourceModel, source);
        FieldKind to = FieldKind.of(targetModel, target);
        List<String> options = new ArrayList<>();
        if (from.isDate() || to.isDate()) {
            return DraftRule.comment(
                    target.name(),
                    "{ from: %s, apply: day(Europe/Oslo) }".formatted(source.name()),
                    why + "; choose how the day is found, and the zone");
        }
        if (from == FieldKind.FLAG && to == FieldKind.MEMBER) {
            options.add("valueMap: { true: \"Yes\", false: \"No\" }");
        } else if (from == FieldKind.MEMBER && to == FieldKind.FLAG) {
            options.add("valueMap: { \"Yes\": true, \"No\": false }");
        } else if (from == FieldKind.MEMBER && to == FieldKind.MEMBER) {
            return members(source, target, why);
        }
        OptionalInt most = target.maxLength();
        boolean isLonger =
                most.isPresent()
                        && from == FieldKind.TEXT
                        && source.maxLength().orElse(Integer.MAX_VALUE) > most.getAsInt();
        if (isLonger && to == FieldKind.TEXT) {
            options.add("maxLength: " + most.getAsInt());
        }
        String value =
                options.isEmpty()
                        ? source.name()
                        : "{ from: " + source.name() + ", " + String.join(", ", options) + " }";
        return DraftRule.proposed(target.name(), value, why + note(target, isLonger));
    }

    private static String note(Property target, boolean isLonger) {
        if (target.name().matches("(?i).*countryregionisocode")) {
            return "; people type names of countries, the target takes codes: valueMap: countries";
        }
        return isLonger ? "; a longer text is rejected" : "";
    }

    private DraftRule members(Property source, Property target, String why) {
        boolean fits =
                targetModel.members(target.type()).containsAll(sourceModel.members(source.type()));
        return fits
                ? DraftRule.proposed(target.name(), source.name(), why)
                : DraftRule.comment(
                        target.name(),
                        "{ from: " + source.name() + ", valueMap: {} }",
                        why + "; map the members of the enumeration");
    }
}
