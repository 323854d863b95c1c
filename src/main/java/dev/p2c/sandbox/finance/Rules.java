package dev.p2c.sandbox.finance;

/** What is special about one entity. All methods run inside the write. */
interface Rules {

    /** Entities without rules of their own. */
    Rules NONE = new Rules() {};

    /** Numbers, defaults and computed columns, before anything is checked. */
    default void complete(Draft draft) {}

    /** What only this entity demands, after what all entities demand. */
    default void check(Draft draft, Infolog log) {}

    /** Effects on other rows, once the row is stored. */
    default void written(Draft draft) {}

    /** What goes with the row, or speaks against its removal. */
    default void removing(Draft draft, Infolog log) {}
}
