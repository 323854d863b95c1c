package dev.p2c.state;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntConsumer;

/**
 * Numbers that stand for a task in a company in the tables. A number is assigned once and never
 * reused. Thread-safe.
 */
final class TaskCompanies {

    private final Database database;
    private final IntConsumer before;
    private final Map<TaskCompany, Integer> ids = new ConcurrentHashMap<>();

    /**
     * @param before called with a number before it is first used
     */
    TaskCompanies(Database database, IntConsumer before) {
        this.database = database;
        this.before = before;
    }

    /**
     * The number of a task in a company, assigned at the first call. To be called outside a
     * transaction, since a number that is rolled back must not be remembered.
     */
    int id(String task, String company) {
        TaskCompany wanted = new TaskCompany(task, company);
        Integer known = ids.get(wanted);
        if (known != null) {
            return known;
        }
        int id = database.write(connection -> findOrInsert(connection, wanted));
        before.accept(id);
        ids.put(wanted, id);
        return id;
    }

    /** Whether the task has a number in the company; assigns none. */
    boolean isKnown(String task, String company) {
        TaskCompany wanted = new TaskCompany(task, company);
        return ids.containsKey(wanted)
                || database.read(connection -> find(connection, wanted)).isPresent();
    }

    private static int findOrInsert(Connection connection, TaskCompany wanted) throws SQLException {
        Optional<Integer> found = find(connection, wanted);
        if (found.isPresent()) {
            return found.get();
        }
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "insert into task_company (task, company) values (?, ?)")) {
            insert.setString(1, wanted.task());
            insert.setString(2, wanted.company());
            insert.executeUpdate();
        }
        return find(connection, wanted).orElseThrow();
    }

    private static Optional<Integer> find(Connection connection, TaskCompany wanted)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "select id from task_company where task = ? and company = ?")) {
            select.setString(1, wanted.task());
            select.setString(2, wanted.company());
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? Optional.of(rows.getInt(1)) : Optional.empty();
            }
        }
    }

    private record TaskCompany(String task, String company) {}
}
