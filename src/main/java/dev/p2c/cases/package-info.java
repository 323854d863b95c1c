/**
 * The cases beside the mappings: a source row and what its mapping makes of the row, as files.
 * Nothing here reads a service.
 */
package dev.p2c.cases;
