package dev.p2c.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Fills one service. Called inside no write and by one thread at a time.
 *
 * @param <R> how the service's rows are written
 */
public interface Seeder<R> {

    /** What must exist before anything else: currencies, units, groups. The store is empty. */
    void reference(R rows);

    /** Rows a salesperson would believe; after {@link #reference}. */
    void demo(R rows);

    /**
     * Adds rows to whatever is there. What JSON can show: how many of each were added.
     *
     * @param counts an object of counts by name, as in {@code {"accounts":100000}}
     * @throws IllegalArgumentException for an unknown name or a count that is none, naming it
     */
    Object seed(R rows, JsonNode counts);
}
