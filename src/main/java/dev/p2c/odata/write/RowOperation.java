package dev.p2c.odata.write;

import dev.p2c.odata.dialect.Operation;

/**
 * The operation of one row.
 *
 * @param row position of the row in the batch
 */
record RowOperation(int row, Operation operation) {}
