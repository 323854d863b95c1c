package dev.p2c.sandbox.model;

/** Type of a column. Each constant says how its values are stored. */
public enum ColumnType {
    /** Stored as {@link java.util.UUID}. */
    GUID("Edm.Guid"),
    /** Stored as {@link String}. */
    STRING("Edm.String"),
    /** Stored as {@link java.math.BigDecimal}. */
    DECIMAL("Edm.Decimal"),
    /** Stored as {@link java.math.BigDecimal}, so that no digit of a double is lost. */
    DOUBLE("Edm.Double"),
    /** Stored as {@link Integer}. */
    INT32("Edm.Int32"),
    /** Stored as {@link Long}. */
    INT64("Edm.Int64"),
    /** Stored as {@link Boolean}. */
    BOOLEAN("Edm.Boolean"),
    /** Stored as {@link java.time.LocalDate}. */
    DATE("Edm.Date"),
    /** Stored as {@link java.time.Instant} in whole seconds. */
    DATE_TIME("Edm.DateTimeOffset"),
    /** Stored as {@link String} in base64. */
    BINARY("Edm.Binary"),
    /** Stored as {@link String}: the symbol of the enum member. */
    ENUM("enum");

    private final String edmName;

    ColumnType(String edmName) {
        this.edmName = edmName;
    }

    /**
     * Name of the type in CSDL; {@code enum} for {@link #ENUM}, whose type is {@link
     * Column#enumName()}.
     */
    public String edmName() {
        return edmName;
    }

    static ColumnType of(String edmName) {
        for (ColumnType type : values()) {
            if (type.edmName.equals(edmName)) {
                return type;
            }
        }
        return ENUM;
    }
}
