/**
 * The step that writes a batch: sorts out rows that need not be sent, resolves lookups and parents,
 * compares with the target where a row may have been edited there, and writes what differs.
 */
package dev.p2c.task.upsert;
