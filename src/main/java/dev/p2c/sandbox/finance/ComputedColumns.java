package dev.p2c.sandbox.finance;

import java.util.Set;

/**
 * Columns of orders and their lines that an entity computes from other tables: from the customer,
 * from the totals, from the header of a line. The etag consists of the record versions of the
 * joined tables, so a change of such a column alone need not change the etag. Which of these tables
 * an entity joins is not published; unless {@link FinanceSettings#computedInEtag()} is set, none of
 * them is.
 */
final class ComputedColumns {

    private static final Set<String> NAMES =
            Set.of(
                    "OrderingCustomerIsExternallyMaintained",
                    "InvoiceCustomerIsExternallyMaintained",
                    "AreTotalsUpdated",
                    "AreTotalsCalculated",
                    "AreSalesOrderTotalsUpdated",
                    "SalesOrderProcessingStatus");

    private ComputedColumns() {}

    static boolean contains(String column) {
        return NAMES.contains(column);
    }
}
