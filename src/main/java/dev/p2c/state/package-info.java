/**
 * What survives the process: watermarks, the row ledger, rejected and parked rows, the history of
 * runs, leases. JDBC on an H2 file or PostgreSQL, everything through {@link dev.p2c.state.State}.
 * No Camel and no HTTP here, and no decision about a row: callers say what to keep.
 */
package dev.p2c.state;
