package dev.p2c.sandbox.sales;

import dev.p2c.sandbox.store.Row;

/**
 * A step of a plug-in, registered for one or more tables. The step runs inside the write that
 * triggers it; an exception undoes the write.
 */
interface PluginStep {

    /** Runs before the row is stored and may change it. */
    default void before(SalesDraft draft) {}

    /** Runs after the row is stored and may write other rows. */
    default void after(SalesDraft draft) {}

    /** Runs before a row is deleted. */
    default void beforeDelete(Row row) {}

    /** Runs after a row is deleted. */
    default void afterDelete(Row row) {}
}
