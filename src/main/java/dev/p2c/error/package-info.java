/**
 * The three kinds of error, by what the caller does: it does not start, it stores the row and
 * continues, or it ends the run. Every other exception is a bug and keeps its stack trace. {@link
 * dev.p2c.error.Awaited} hands on the exceptions of other threads as they are.
 */
package dev.p2c.error;
