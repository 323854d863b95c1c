/**
 * Passes that compare every row instead of trusting the ledger: on request, after a change of
 * environment, and after a system was restored from a backup.
 */
package dev.p2c.task.recheck;
