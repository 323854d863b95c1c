/**
 * Tells the way of one row: the source values, what each rule makes of them, what the target has,
 * and why the row is or is not there. Reads both systems and the state, and writes nothing.
 */
package dev.p2c.explain;
