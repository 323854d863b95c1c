/**
 * Compares mappings with the models of their systems, and with each other: names, types, values,
 * filters, keys, days, loops. Every mistake has its file, line and column. Nothing is read or
 * written here but the definitions of the systems, which the connections keep.
 */
package dev.p2c.validate;
