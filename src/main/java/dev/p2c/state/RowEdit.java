package dev.p2c.state;

import java.time.Instant;

/**
 * Values that a person put over those of one source row.
 *
 * @param key the integration key as it is stored
 * @param version the version of the source row that was edited; another version has no edit
 * @param fields a JSON object, values by the paths of the source row's columns
 */
public record RowEdit(
        String task,
        String company,
        String key,
        String version,
        String fields,
        String by,
        Instant at) {}
