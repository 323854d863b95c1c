package dev.p2c.state;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Selects failures; an empty component selects all.
 *
 * @param limit most rows to return, at least 1
 */
public record FailureFilter(
        Optional<String> task,
        Optional<String> company,
        Optional<FailureKind> kind,
        Optional<String> key,
        int limit) {

    public FailureFilter {
        if (limit < 1) {
            throw new IllegalArgumentException("limit must be at least 1, is " + limit);
        }
    }

    public static FailureFilter all(int limit) {
        return new FailureFilter(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), limit);
    }

    /** All failures of one task and company. */
    public static FailureFilter of(String task, String company, int limit) {
        return new FailureFilter(
                Optional.of(task), Optional.of(company), Optional.empty(), Optional.empty(), limit);
    }

    /** The filter as SQL over the failures {@code f} and their tasks {@code t}. */
    String conditions() {
        return " where 1 = 1"
                + task.map(t -> " and t.task = :task").orElse("")
                + company.map(c -> " and t.company = :company").orElse("")
                + kind.map(k -> " and f.kind = :kind").orElse("")
                + key.map(k -> " and f.row_key = :key").orElse("");
    }

    /** A query with the filter's parameters bound. */
    Query query(Handle handle, String sql) {
        Query query = handle.createQuery(sql);
        task.ifPresent(name -> query.bind("task", name));
        company.ifPresent(name -> query.bind("company", name));
        kind.ifPresent(wanted -> query.bind("kind", wanted.name()));
        key.ifPresent(text -> query.bind("key", StoredText.key(text)));
        return query.bind("limit", limit);
    }
}
