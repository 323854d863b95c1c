/**
 * Mapping files: reading and checking them, and turning a source row into a target row. Pure: no
 * HTTP, no Camel, no state; only the files of {@code mappings/}.
 */
package dev.p2c.mapping;
