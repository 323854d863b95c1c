package dev.p2c.validate;

import dev.p2c.odata.model.Model;

/** What kind of values a column has; kinds decide what may be sent to what. */
enum ColumnKind {
    TEXT("a text"),
    WHOLE("a whole number"),
    DECIMAL("a number with decimals"),
    BOOLEAN("true or false"),
    TIME("a point in time"),
    DAY("a day"),
    ID("an id"),
    MEMBER("an enumeration"),
    OTHER("a value");

    private final String words;

    ColumnKind(String words) {
        this.words = words;
    }

    /**
     * The kind of a type.
     *
     * @param type with its namespace
     */
    static ColumnKind of(Model model, String type) {
        return switch (type) {
            case "Edm.String" -> TEXT;
            case "Edm.Int16", "Edm.Int32", "Edm.Int64", "Edm.Byte", "Edm.SByte" -> WHOLE;
            case "Edm.Decimal", "Edm.Double", "Edm.Single" -> DECIMAL;
            case "Edm.Boolean" -> BOOLEAN;
            case "Edm.DateTimeOffset" -> TIME;
            case "Edm.Date" -> DAY;
            case "Edm.Guid" -> ID;
            default -> model.members(type).isEmpty() ? OTHER : MEMBER;
        };
    }

    boolean isNumber() {
        return this == WHOLE || this == DECIMAL;
    }

    @Override
    public String toString() {
        return words;
    }
}
