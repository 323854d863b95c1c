package dev.p2c.state;

import dev.p2c.error.StoppedException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * The fencing token of a lease. A transaction that carries a fence is committed only while the
 * lease has not been taken over.
 *
 * @param name of the lease
 * @param epoch number of the takeover, which grows with each one
 * @param token unique for each time the lease is acquired
 */
record Fence(String name, long epoch, String token) {

    /**
     * Locks the lease until the end of the transaction, so that a takeover waits for the commit.
     */
    private static final String CHECK =
            "select 1 from lease where name = ? and epoch = ? and token = ? for update";

    /**
     * Checks the lease in a transaction.
     *
     * @throws StoppedException if another holder has taken the lease
     */
    void check(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(CHECK)) {
            query.setString(1, name);
            query.setLong(2, epoch);
            query.setString(3, token);
            try (ResultSet found = query.executeQuery()) {
                if (!found.next()) {
                    throw lost();
                }
            }
        }
    }

    private StoppedException lost() {
        return new StoppedException(
                name,
                "another process has taken over, because this one did not renew its lease in time;"
                        + " nothing more is recorded here");
    }
}
