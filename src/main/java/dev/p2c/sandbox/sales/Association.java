package dev.p2c.sandbox.sales;

/**
 * A relationship of two tables and what becomes of the rows that refer to a deleted row.
 *
 * @param parent entity set of the row that is deleted
 * @param child entity set of the rows that refer to the deleted row
 * @param column lookup column of the child
 */
record Association(String parent, String child, String column, OnDelete onDelete) {

    /** Cascading behaviour "Delete" of a relationship (Table relationship behavior). */
    enum OnDelete {
        /** The rows are deleted as well. */
        CASCADE("Cascade"),
        /** The row cannot be deleted. */
        RESTRICT("Restrict"),
        /** The lookup column becomes empty; the default of a new relationship. */
        UNLINK("RemoveLink");

        private final String dataverse;

        OnDelete(String dataverse) {
            this.dataverse = dataverse;
        }

        /** The behaviour that a model file names; the default where the file names none. */
        static OnDelete of(String name) {
            for (OnDelete behaviour : values()) {
                if (behaviour.dataverse.equals(name)) {
                    return behaviour;
                }
            }
            return UNLINK;
        }
    }
}
