package dev.p2c.sandbox.finance;

/** What is special about one entity. All methods run inside the write. */
interface FinanceRules {

    /** Entities without rules of their own. */
    FinanceRules NONE = new FinanceRules() {};

    /** Numbers, defaults and computed columns, before anything is checked. */
    default void complete(FinanceDraft draft) {}

    /** What only this entity demands, after what all entities demand. */
    default void check(FinanceDraft draft, InfologEntries log) {}

    /** Effects on other rows, once the row is stored. */
    default void written(FinanceDraft draft) {}

    /** What goes with the row, or speaks against its removal. */
    default void removing(FinanceDraft draft, InfologEntries log) {}
}
