package dev.p2c.sandbox.sales;

import dev.p2c.sandbox.store.Row;

/**
 * A behaviour step of one or more tables, run inside the write that triggers it: what it throws
 * undoes that write.
 */
interface Rule {

    /** Before the row is stored; may still change it. */
    default void before(SalesDraft draft) {}

    /** After the row is stored; writes others. */
    default void after(SalesDraft draft) {}

    /** Before a row is deleted. */
    default void beforeDelete(Row row) {}

    /** After a row was deleted. */
    default void afterDelete(Row row) {}
}
