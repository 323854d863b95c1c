package dev.p2c.sandbox.finance;

/** Business rules of one entity. All methods run inside the write. */
interface EntityRules {

    /** No rules, for entities without rules of their own. */
    EntityRules NONE = new EntityRules() {};

    /** Fills in numbers, defaults and computed columns before any check. */
    default void complete(FinanceDraft draft) {}

    /** Checks what only this entity requires, after the checks for all entities. */
    default void check(FinanceDraft draft, Infolog infolog) {}

    /** Updates other rows after the row is stored. */
    default void written(FinanceDraft draft) {}

    /** Deletes dependent rows before the row is deleted, or reports why the deletion is refused. */
    default void removing(FinanceDraft draft, Infolog infolog) {}
}
