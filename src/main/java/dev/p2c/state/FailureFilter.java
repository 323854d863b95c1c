package dev.p2c.state;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * Selects failures; an empty component selects all.
 *
 * @param group the failures of one cause, see {@link FailureGroup#group}
 * @param id one failure
 * @param discarded whether to select the failures that persons left aside; else those that wait
 * @param offset how many to pass over
 * @param limit most rows to return, at least 1
 */
public record FailureFilter(
        Optional<String> task,
        Optional<String> company,
        Optional<FailureKind> kind,
        Optional<String> key,
        Optional<String> group,
        Optional<Long> id,
        boolean discarded,
        long offset,
        int limit) {

    public FailureFilter {
        if (limit < 1 || offset < 0) {
            throw new IllegalArgumentException(
                    "limit must be at least 1 and offset 0, are " + limit + " and " + offset);
        }
    }

    public FailureFilter(
            Optional<String> task,
            Optional<String> company,
            Optional<FailureKind> kind,
            Optional<String> key,
            int limit) {
        this(task, company, kind, key, Optional.empty(), Optional.empty(), false, 0, limit);
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

    /** The failures of one cause. */
    public static FailureFilter ofGroup(String group) {
        return all(1).with(Optional.of(group), Optional.empty(), false);
    }

    /** One failure. */
    public static FailureFilter ofId(long id) {
        return all(1).with(Optional.empty(), Optional.of(id), false);
    }

    /** The same failures among those that persons left aside. */
    public FailureFilter ofDiscarded() {
        return with(group, id, true);
    }

    /** Only failures of this kind. */
    public FailureFilter of(FailureKind wanted) {
        return new FailureFilter(
                task, company, Optional.of(wanted), key, group, id, discarded, offset, limit);
    }

    /** Only failures of this group, if one is given. */
    public FailureFilter in(Optional<String> wanted) {
        return with(wanted, id, discarded);
    }

    public FailureFilter page(long from, int most) {
        return new FailureFilter(task, company, kind, key, group, id, discarded, from, most);
    }

    private FailureFilter with(Optional<String> ofGroup, Optional<Long> ofId, boolean ofDiscarded) {
        return new FailureFilter(
                task, company, kind, key, ofGroup, ofId, ofDiscarded, offset, limit);
    }

    /** The filter as SQL over the failures {@code f} and their tasks {@code t}. */
    String conditions() {
        return " where " + ofRows("f.kind") + ofTask();
    }

    /**
     * The filter as SQL for counts. They are read from one index alone; with a plain condition on
     * the kind H2 would take a smaller one, and read each row beside it.
     */
    String conditionsOfCounts() {
        return " where " + ofRows("coalesce(f.kind, '')") + ofTask();
    }

    /**
     * The filter as SQL over the failures {@code f} alone. It does not read them a second time: in
     * an update H2 would do so for each row.
     */
    String conditionsOfUpdate() {
        String ofTask = ofTask();
        return " where "
                + ofRows("f.kind")
                + (ofTask.isEmpty()
                        ? ""
                        : " and f.task_company_id in (select t.id from task_company t where 1 = 1"
                                + ofTask
                                + ")");
    }

    private String ofRows(String kindOfRow) {
        return "f.state = "
                + (discarded ? "'DISCARDED'" : "'WAITING'")
                + kind.map(k -> " and " + kindOfRow + " = :kind").orElse("")
                + key.map(k -> " and f.row_key = :key").orElse("")
                + group.map(g -> " and f.cause_group = :group").orElse("")
                + id.map(i -> " and f.id = :id").orElse("");
    }

    private String ofTask() {
        return task.map(t -> " and t.task = :task").orElse("")
                + company.map(c -> " and t.company = :company").orElse("");
    }

    /** A query with the filter's parameters and its page bound. */
    Query query(Handle handle, String sql) {
        return bind(handle.createQuery(sql)).bind("limit", limit).bind("offset", offset);
    }

    /** Binds the parameters of {@link #conditions}. */
    <S extends SqlStatement<S>> S bind(S statement) {
        task.ifPresent(name -> statement.bind("task", name));
        company.ifPresent(name -> statement.bind("company", name));
        kind.ifPresent(wanted -> statement.bind("kind", wanted.name()));
        key.ifPresent(text -> statement.bind("key", StoredText.key(text)));
        group.ifPresent(name -> statement.bind("group", name));
        id.ifPresent(number -> statement.bind("id", number));
        return statement;
    }
}
