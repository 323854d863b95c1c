package dev.p2c.setup;

import dev.p2c.odata.Definitions;

/** A column, value or key that is added to Sales. */
public interface Step {

    /** What kind of thing a step adds. */
    enum Kind {
        COLUMN,
        OPTION,
        NUMBERING,
        KEY
    }

    Kind kind();

    /** The table's logical name: {@code contact}. */
    String table();

    /** The name of the column, value or key in its table. */
    String name();

    /** What is missing, for people: {@code column msdynce_ContactNumber of contact (String)}. */
    String shown();

    /**
     * Adds the column, value or key.
     *
     * @throws dev.p2c.error.ConfigurationException if Sales refuses it
     */
    void apply(Definitions sales);

    /** Whether Sales uses the addition only after its table was published. */
    default boolean needsPublishing() {
        return false;
    }
}
