package dev.p2c.draft;

import dev.p2c.odata.model.Model;
import dev.p2c.odata.model.Model.Property;
import java.util.List;

/** What kind of value a field has; fields of different kinds are no pair. */
enum FieldKind {
    TEXT,
    NUMBER,
    FLAG,
    DAY,
    TIME,
    MEMBER,
    OTHER;

    static FieldKind of(Model model, Property field) {
        return switch (field.type()) {
            case "Edm.String" -> TEXT;
            case "Edm.Int16",
                    "Edm.Int32",
                    "Edm.Int64",
                    "Edm.Byte",
                    "Edm.SByte",
                    "Edm.Decimal",
                    "Edm.Double",
                    "Edm.Single" ->
                    NUMBER;
            case "Edm.Boolean" -> FLAG;
            case "Edm.Date" -> DAY;
            case "Edm.DateTimeOffset" -> TIME;
            default -> model.members(field.type()).isEmpty() ? OTHER : MEMBER;
        };
    }

    /** Whether an enumeration has the members No and Yes only. */
    static boolean isNoYes(Model model, Property field) {
        return List.of("No", "Yes").equals(model.members(field.type()));
    }

    boolean isDate() {
        return this == DAY || this == TIME;
    }
}
