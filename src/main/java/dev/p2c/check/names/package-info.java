/**
 * Names of entity sets, columns, lookups and values that mappings use, compared with the systems.
 */
package dev.p2c.check.names;
