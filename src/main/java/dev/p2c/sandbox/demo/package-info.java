/**
 * What is in the stand-ins when they start, and what {@code POST /sandbox/seed} adds: reference
 * data, demo data, generated rows. Each generated row is a function of the seed and its number, so
 * the same seed gives the same data in any order. The business rules of the services are not here;
 * rows are written through them.
 */
package dev.p2c.sandbox.demo;
