/**
 * Rows in memory: immutable, sparse, indexed. Readers take no lock; one writer at a time, whose
 * work is undone as a whole when it fails.
 */
package dev.p2c.sandbox.store;
