package dev.p2c.state;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Numbers that stand for a task in a company in the tables. A number is assigned once and never
 * reused. Thread-safe.
 */
final class TaskCompanies {

    private final Database database;
    private final Map<TaskCompany, Integer> ids = new ConcurrentHashMap<>();

    /** Numbers that were assigned before the first was asked for; null until then. */
    private volatile Map<TaskCompany, Integer> assigned;

    TaskCompanies(Database database) {
        this.database = database;
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
        Integer early = assigned().get(wanted);
        int id =
                early == null
                        ? database.write(connection -> findOrInsert(connection, wanted))
                        : early;
        ids.put(wanted, id);
        return id;
    }

    /** Whether the task has a number in the company; assigns none. */
    boolean isKnown(String task, String company) {
        TaskCompany wanted = new TaskCompany(task, company);
        return ids.containsKey(wanted)
                || database.read(connection -> find(connection, wanted)).isPresent();
    }

    /** Read at once, since a command asks for all of them. A number is never assigned anew. */
    private Map<TaskCompany, Integer> assigned() {
        Map<TaskCompany, Integer> read = assigned;
        if (read == null) {
            read = database.read(TaskCompanies::all);
            assigned = read;
        }
        return read;
    }

    private static Map<TaskCompany, Integer> all(Connection connection) throws SQLException {
        Map<TaskCompany, Integer> all = new HashMap<>();
        try (PreparedStatement select =
                        connection.prepareStatement("select id, task, company from task_company");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                all.put(new TaskCompany(rows.getString(2), rows.getString(3)), rows.getInt(1));
            }
        }
        return all;
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
