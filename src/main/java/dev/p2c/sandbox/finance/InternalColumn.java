package dev.p2c.sandbox.finance;

import dev.p2c.sandbox.odata.FinanceEtag;

/**
 * Amounts that Finance keeps for an order but no entity shows. They are stored in the row at
 * positions beyond its columns.
 */
enum InternalColumn {
    /** Quantity of a line on packing slips. */
    DELIVERED,
    /** Quantity of a line on invoices. */
    INVOICED,
    /** Quantity of a line that will not be delivered. */
    CANCELED,
    /** Charges of a header, such as freight. */
    CHARGES,
    /** Percentage of the discount on a whole order, which no entity of the template shows. */
    TOTAL_DISCOUNT_PERCENT;

    int column() {
        return FinanceEtag.COLUMN - 1 - ordinal();
    }
}
