package dev.p2c.sandbox.model;

/** Type of a column. Each constant names the Java type of its values in the store. */
public enum ColumnType {
    /** {@link java.util.UUID}. */
    GUID("Edm.Guid"),
    /** {@link String}. */
    STRING("Edm.String"),
    /** {@link java.math.BigDecimal}. */
    DECIMAL("Edm.Decimal"),
    /** {@link java.math.BigDecimal}: the stand-ins keep all digits of a double, too. */
    DOUBLE("Edm.Double"),
    /** {@link Integer}. */
    INT32("Edm.Int32"),
    /** {@link Long}. */
    INT64("Edm.Int64"),
    /** {@link Boolean}. */
    BOOLEAN("Edm.Boolean"),
    /** {@link java.time.LocalDate}. */
    DATE("Edm.Date"),
    /** {@link java.time.Instant}, whole seconds. */
    DATE_TIME("Edm.DateTimeOffset"),
    /** {@link String}, base64. */
    BINARY("Edm.Binary"),
    /** {@link String}, the member's symbol. */
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
