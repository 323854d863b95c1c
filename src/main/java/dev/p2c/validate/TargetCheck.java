package dev.p2c.validate;

import dev.p2c.mapping.FieldRule;
import dev.p2c.mapping.FieldUse.Side;
import dev.p2c.mapping.Mapping;
import dev.p2c.odata.Connection;
import dev.p2c.odata.dialect.FixedFields;
import dev.p2c.odata.model.Model.EntityType;
import dev.p2c.odata.model.Model.Property;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks that the target lets a client write what the rules name, and gets what it needs. */
final class TargetCheck {

    private final Subject subject;
    private final Connection target;
    private final EntityType type;
    private final Notes notes;

    TargetCheck(Subject subject, Connection target, EntityType type, Notes notes) {
        this.subject = subject;
        this.target = target;
        this.type = type;
        this.notes = notes;
    }

    void check() {
        FixedFields fixed = target.fixedFields(type.set());
        subject.mapping().rules().stream()
                .filter(rule -> isReadOnly(rule, fixed) && !rule.upkeep().calculated())
                .forEach(
                        rule ->
                                notes.mistake(
                                        rule.place(),
                                        "%s of %s (%s) is read-only: the service sets the field. Remove the rule, or add calculated: true if the value is sent and need not arrive"
                                                .formatted(
                                                        rule.target(), type.set(), target.name())));
        required();
        company();
    }

    private boolean isReadOnly(FieldRule rule, FixedFields fixed) {
        String column = rule.path().column();
        return !rule.path().isLookup()
                && (type.property(column).filter(p -> p.editing().isReadOnly()).isPresent()
                        || fixed.all().contains(column)
                                && !fixed.setOnCreate().contains(column)
                                && !type.key().contains(column));
    }

    private void required() {
        Mapping mapping = subject.mapping();
        if (mapping.target().onlyExisting()) {
            return; // no row is created
        }
        Set<String> ruled =
                mapping.rules().stream()
                        .map(rule -> rule.path().column())
                        .collect(Collectors.toSet());
        type.properties().values().stream()
                .filter(column -> column.editing().required() && column.editing().onCreate())
                .map(Property::name)
                .filter(column -> !ruled.contains(column) && !mapping.target().isCompany(column))
                .forEach(
                        column ->
                                notes.ofNewRows(
                                        subject.entityPlace(Side.TARGET),
                                        "%s (%s) needs a value for %s in a new row: write a rule, { constant: ... } if all rows have the same value"
                                                .formatted(type.set(), target.name(), column)));
    }

    /** Without the company in the key, rows of several companies would be one row. */
    private void company() {
        Mapping.Target mapped = subject.mapping().target();
        target.dialect()
                .companyColumn()
                .filter(column -> type.key().contains(column) && !mapped.key().contains(column))
                .ifPresent(
                        column ->
                                notes.mistake(
                                        subject.entityPlace(Side.TARGET),
                                        "the key of %s (%s) needs %s: a row is found by its company and its number"
                                                .formatted(type.set(), target.name(), column)));
    }
}
