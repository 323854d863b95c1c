package dev.p2c.state;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * Converts instants to columns and back. Both databases keep microseconds. The rest is cut off
 * rather than rounded, since a watermark rounded up would skip a row.
 */
final class Instants {

    private Instants() {}

    static OffsetDateTime toColumn(Instant instant) {
        return instant == null
                ? null
                : instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    static Instant fromColumn(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
