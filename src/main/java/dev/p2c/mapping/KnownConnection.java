package dev.p2c.mapping;

import java.util.Optional;

/**
 * A connection that mappings may name.
 *
 * @param companyColumn the key column that holds the company of a row in this system; empty for a
 *     system without such a column
 */
public record KnownConnection(String name, Optional<String> companyColumn) {}
