package dev.p2c.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Fills one service with rows. Called by one thread at a time, outside any write transaction.
 *
 * @param <R> writer of the service's rows
 */
public interface Seeder<R> {

    /** Writes reference data into an empty store: currencies, units, groups. */
    void reference(R rows);

    /** Writes what a newly bought service holds into an empty store. */
    default void bare(R rows) {
        reference(rows);
    }

    /** Writes demo rows; called after {@link #reference}. */
    void demo(R rows);

    /**
     * Adds generated rows to the existing rows. The result can be written as JSON and tells how
     * many rows of each name were added.
     *
     * @param counts an object of counts by name, as in {@code {"accounts":100000}}
     * @throws IllegalArgumentException naming an unknown name or a bad count
     */
    Object seed(R rows, JsonNode counts);
}
