package dev.p2c.state;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.statement.Query;

/**
 * What each write changed in the targets. Written by {@link State#commit}, in the transaction that
 * records the rows in the ledger. Thread-safe.
 */
public final class History {

    private static final String SELECT =
            """
select w.id, w.row_key, w.action, w.edited_by, b.fields, b.at, b.run_id, t.task, t.company,
    v.hash, v.git_commit, v.fields field_names, r.started_by, r.asked_by
from row_write w
join write_batch b on b.id = w.id / %d
join task_company t on t.id = b.task_company_id
join mapping_version v on v.id = b.mapping_version_id
left join run r on r.id = b.run_id\
"""
                    .formatted(HistoryWriter.MOST);

    private final Database database;
    private final Payloads payloads;
    private final boolean isKept;

    History(Database database, Payloads payloads, boolean isKept) {
        this.database = database;
        this.payloads = payloads;
        this.isKept = isKept;
    }

    /** False where the settings keep no history: nothing is added then. */
    public boolean isKept() {
        return isKept;
    }

    /**
     * The writes to one row, newest first.
     *
     * @param company empty for all companies
     */
    public List<Write> ofRow(String task, Optional<String> company, String key, int limit) {
        String condition =
                " where w.row_key = :key and t.task = :task"
                        + company.map(only -> " and t.company = :company").orElse("")
                        + " order by w.id desc limit :limit";
        return database.readWith(
                handle -> {
                    Query query =
                            handle.createQuery(SELECT + condition)
                                    .bind("key", StoredText.key(key))
                                    .bind("task", task)
                                    .bind("limit", limit);
                    company.ifPresent(only -> query.bind("company", only));
                    return query.map(new WriteRows(payloads)).list();
                });
    }

    /**
     * The writes of a run, newest first, read batch by batch.
     *
     * @param company empty for all companies
     * @param most number of writes after which the reading ends
     */
    public void ofRun(long run, Optional<String> company, long most, Consumer<Write> each) {
        long left = most;
        for (long batch : batches(run, company)) {
            if (left <= 0) {
                return;
            }
            List<Write> writes = ofBatch(batch, left);
            writes.forEach(each);
            left -= writes.size();
        }
    }

    /** The rows of a run's writes, newest first and once for each write, read batch by batch. */
    public void keysOfRun(long run, Consumer<WrittenKey> each) {
        for (long batch : batches(run, Optional.empty())) {
            keysOfBatch(batch).forEach(each);
        }
    }

    private List<WrittenKey> keysOfBatch(long batch) {
        return database.readWith(
                handle ->
                        handle.createQuery(
                                        """
                                        select t.task, t.company, w.row_key from row_write w
                                        join write_batch b on b.id = w.id / %d
                                        join task_company t on t.id = b.task_company_id
                                        where w.id >= :from and w.id < :to
                                        order by w.id desc\
                                        """
                                                .formatted(HistoryWriter.MOST))
                                .bind("from", batch * HistoryWriter.MOST)
                                .bind("to", (batch + 1) * HistoryWriter.MOST)
                                .map(
                                        (row, context) ->
                                                new WrittenKey(
                                                        row.getString("task"),
                                                        row.getString("company"),
                                                        row.getString("row_key")))
                                .list());
    }

    /**
     * Keys of a task's written rows that begin like this key, for a person who mistyped the key.
     *
     * @param most number of keys
     */
    public List<String> beginningLike(String task, String key, int most) {
        for (int length = key.length(); length > 0; length--) {
            List<String> found = beginning(task, key.substring(0, length), most);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    private List<String> beginning(String task, String start, int most) {
        String pattern = start.replaceAll("([\\\\%_])", "\\\\$1") + "%";
        return database.readWith(
                handle ->
                        handle.createQuery(
                                        """
                                        select distinct w.row_key from row_write w
                                        join write_batch b on b.id = w.id / %d
                                        join task_company t on t.id = b.task_company_id
                                        where w.row_key like :start and t.task = :task
                                        limit :most\
                                        """
                                                .formatted(HistoryWriter.MOST))
                                .bind("start", pattern)
                                .bind("task", task)
                                .bind("most", most)
                                .mapTo(String.class)
                                .list());
    }

    private List<Long> batches(long run, Optional<String> company) {
        String condition =
                company.map(
                                only ->
                                        " and task_company_id in (select id from task_company where"
                                                + " company = :company)")
                        .orElse("");
        return database.readWith(
                handle -> {
                    Query query =
                            handle.createQuery(
                                            "select id from write_batch where run_id = :run"
                                                    + condition
                                                    + " order by id desc")
                                    .bind("run", run);
                    company.ifPresent(only -> query.bind("company", only));
                    return query.mapTo(Long.class).list();
                });
    }

    private List<Write> ofBatch(long batch, long most) {
        return database.readWith(
                handle ->
                        handle.createQuery(
                                        SELECT
                                                + " where w.id >= :from and w.id < :to"
                                                + " order by w.id desc limit :most")
                                .bind("from", batch * HistoryWriter.MOST)
                                .bind("to", (batch + 1) * HistoryWriter.MOST)
                                .bind("most", most)
                                .map(new WriteRows(payloads))
                                .list());
    }

    /** Number of writes of a run by their outcome; outcomes without any are absent. */
    public Map<RowChange.Action, Long> counts(long run) {
        Map<RowChange.Action, Long> counts = new EnumMap<>(RowChange.Action.class);
        for (long batch : batches(run, Optional.empty())) {
            database.readWith(
                            handle ->
                                    handle.createQuery(
                                                    "select action, count(*) n from row_write"
                                                            + " where id >= :from and id < :to"
                                                            + " group by action")
                                            .bind("from", batch * HistoryWriter.MOST)
                                            .bind("to", (batch + 1) * HistoryWriter.MOST)
                                            .map(
                                                    (row, context) ->
                                                            Map.entry(
                                                                    row.getString("action"),
                                                                    row.getLong("n")))
                                            .list())
                    .forEach(
                            count ->
                                    counts.merge(
                                            RowChange.Action.valueOf(count.getKey()),
                                            count.getValue(),
                                            Long::sum));
        }
        return counts;
    }
}
