package dev.p2c.mapping;

import java.util.Optional;

/**
 * A connection that mappings may name.
 *
 * @param companyColumn the key column that names a row's company in this system; empty where no key
 *     has such a column
 */
public record KnownConnection(String name, Optional<String> companyColumn) {}
