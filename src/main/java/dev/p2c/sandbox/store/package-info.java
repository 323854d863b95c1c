/**
 * Rows in memory: immutable, sparse, indexed. Readers take no lock; there is one writer at a time,
 * and a write that fails is undone as a whole.
 */
package dev.p2c.sandbox.store;
