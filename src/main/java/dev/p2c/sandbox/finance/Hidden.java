package dev.p2c.sandbox.finance;

import dev.p2c.sandbox.odata.FinanceEtag;

/**
 * What Finance keeps of an order but none of its entities shows. The values lie in the stored row,
 * beyond its columns.
 */
enum Hidden {
    /** Of a line: quantity on packing slips. */
    DELIVERED,
    /** Of a line: quantity on invoices. */
    INVOICED,
    /** Of a line: quantity that will not be delivered. */
    CANCELED,
    /** Of a header: its own charges, such as freight. */
    CHARGES;

    int column() {
        return FinanceEtag.COLUMN - 1 - ordinal();
    }
}
