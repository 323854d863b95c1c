package dev.p2c.sandbox.sales;

import dev.p2c.sandbox.model.EntityModel;
import dev.p2c.sandbox.store.EntityTable;
import dev.p2c.sandbox.store.Row;
import java.util.List;
import java.util.Map;

/**
 * What a service does with its rows beyond what Dataverse does with the rows of every table: its
 * plug-in steps, its locks and its states. The defaults are those of a table that somebody has
 * added to Dataverse: no lock, and the first state for a new row.
 */
interface BusinessRules {

    /** The plug-in steps of a table, in the order in which they run. */
    List<PluginStep> steps(EntityModel model);

    /**
     * Refuses a new row that the state of another row does not allow.
     *
     * @throws dev.p2c.sandbox.odata.ODataError with the refusal
     */
    default void checkCreate(EntityTable table, Map<Integer, Object> given) {}

    /**
     * Refuses an update that the state of the row does not allow.
     *
     * @throws dev.p2c.sandbox.odata.ODataError with the refusal
     */
    default void checkUpdate(EntityTable table, Row before, Map<Integer, Object> given) {}

    /**
     * Refuses the deletion of a row that the state of another row does not allow.
     *
     * @throws dev.p2c.sandbox.odata.ODataError with the refusal
     */
    default void checkDelete(EntityTable table, Row row) {}

    /** Whether an update with a column that is not valid for update is carried out without it. */
    default boolean ignoresFixedColumns() {
        return false;
    }

    /** The numbers that a row without them gets, by column. */
    default Map<String, String> numbers(EntityTable table) {
        return Map.of();
    }

    /** State of a new row; a caller in this process may give another one. */
    default int firstState(EntityModel model) {
        return 0;
    }

    /** Whether a row cannot leave this state. */
    default boolean isFinal(EntityModel model, int state) {
        return false;
    }
}
