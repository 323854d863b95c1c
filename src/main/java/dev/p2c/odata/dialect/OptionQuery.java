package dev.p2c.odata.dialect;

import dev.p2c.odata.model.Query;

/**
 * The query for the values that the columns of an entity set may have, for a service whose {@code
 * $metadata} has them as plain numbers.
 *
 * @param query finds a row for each value
 * @param column its column with the name of the column that may have the value
 * @param value its column with the value, a whole number
 */
public record OptionQuery(Query query, String column, String value) {}
