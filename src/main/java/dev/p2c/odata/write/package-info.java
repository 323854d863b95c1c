/** Writes upserts and deletions by {@code $batch}, with one result for each row. */
package dev.p2c.odata.write;
