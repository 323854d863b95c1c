package dev.p2c.state;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * How many failures a filter selects, whatever its limit.
 *
 * @param rows failures
 * @param groups different causes among them
 */
public record FailureTotals(long rows, long groups) {

    static FailureTotals of(ResultSet row) throws SQLException {
        return new FailureTotals(row.getLong("rows_found"), row.getLong("groups_found"));
    }
}
