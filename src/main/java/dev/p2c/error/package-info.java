/**
 * The three kinds of error, sorted by what the caller does: do not start, keep the row and go on,
 * end the run. Everything else is a bug and keeps its trace.
 */
package dev.p2c.error;
