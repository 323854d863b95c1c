/**
 * Rows that would stay behind, found before a pass: the rows are read and mapped as a pass does,
 * and nothing is written.
 */
package dev.p2c.check.data;
