/**
 * The data that survives the process: watermarks, the ledger of rows, failures, conflicts, the
 * history of runs, leases and notes. Stored by JDBC in an H2 file or PostgreSQL; everything starts
 * at {@link dev.p2c.state.State}. No Camel and no HTTP here, and no decisions about rows.
 */
package dev.p2c.state;
