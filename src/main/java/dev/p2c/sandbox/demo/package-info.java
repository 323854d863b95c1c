/**
 * Data of the stand-ins: reference data, demo data and the rows that {@code POST /sandbox/seed}
 * generates. Each generated row depends only on the seed and its number, so that the same seed
 * gives the same rows in any order. Rows are written through the services, which apply their
 * business rules.
 */
package dev.p2c.sandbox.demo;
