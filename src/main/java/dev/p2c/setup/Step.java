package dev.p2c.setup;

import dev.p2c.odata.Definitions;

/** One thing that is added to Sales. */
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

    /** The name of the thing in its table. */
    String name();

    /** What is missing, for people: {@code column msdynce_ContactNumber of contact (String)}. */
    String shown();

    /**
     * Adds the thing.
     *
     * @throws dev.p2c.error.ConfigurationException if Sales refuses it
     */
    void apply(Definitions sales);

    /** Whether the thing counts only after its table was published. */
    default boolean needsPublishing() {
        return false;
    }
}
