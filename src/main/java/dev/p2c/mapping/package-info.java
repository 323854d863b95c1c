/**
 * Reads and checks the mapping files in {@code mappings/}, and maps source rows to target rows as
 * they say. Without HTTP, Camel or stored state.
 */
package dev.p2c.mapping;
