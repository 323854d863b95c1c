package dev.p2c.state;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Numbers that stand for the versions of mappings in the history. Thread-safe. */
final class MappingVersions {

    private final Database database;
    private final Map<TaskVersion, Integer> ids = new ConcurrentHashMap<>();

    MappingVersions(Database database) {
        this.database = database;
    }

    /**
     * The number of a task's mapping in a version, assigned at the first call. To be called outside
     * a transaction, since a number that is rolled back must not be remembered.
     */
    int id(String task, MappingVersion version) {
        TaskVersion wanted = new TaskVersion(task, version);
        Integer known = ids.get(wanted);
        if (known != null) {
            return known;
        }
        int id = database.write(connection -> findOrInsert(connection, wanted));
        ids.put(wanted, id);
        return id;
    }

    private static int findOrInsert(Connection connection, TaskVersion wanted) throws SQLException {
        Optional<Integer> found = find(connection, wanted);
        if (found.isPresent()) {
            return found.get();
        }
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        insert into mapping_version (task, hash, git_commit, fields)
                        values (?, ?, ?, ?)""")) {
            insert.setString(1, wanted.task);
            insert.setString(2, wanted.version.hash());
            insert.setString(3, wanted.version.commit());
            insert.setString(4, String.join("\n", wanted.version.fields()));
            insert.executeUpdate();
        }
        return find(connection, wanted).orElseThrow();
    }

    private static Optional<Integer> find(Connection connection, TaskVersion wanted)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select id from mapping_version
                        where task = ? and hash = ? and git_commit = ?""")) {
            select.setString(1, wanted.task);
            select.setString(2, wanted.version.hash());
            select.setString(3, wanted.version.commit());
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? Optional.of(rows.getInt(1)) : Optional.empty();
            }
        }
    }

    private record TaskVersion(String task, MappingVersion version) {}
}
