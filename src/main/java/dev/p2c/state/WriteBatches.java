package dev.p2c.state;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads the batches of the history, and takes a person's values out of them. */
final class WriteBatches {

    private static final String SELECT =
            "select b.id, b.task_company_id, b.run_id, b.fields, v.fields names from write_batch b"
                    + " join mapping_version v on v.id = b.mapping_version_id";

    private static final int PAGE = 50;

    private final Database database;
    private final Payloads payloads;

    WriteBatches(Database database, Payloads payloads) {
        this.database = database;
        this.payloads = payloads;
    }

    /** One batch, which is only opened when it is asked for its rows. */
    final class Batch {

        private final long id;
        private final int taskCompany;
        private final long run;
        private final ChangesText writer;
        private final byte[] fields;
        private String text;
        private List<List<FieldChange>> rows;

        private Batch(ResultSet row) throws SQLException {
            id = row.getLong("id");
            taskCompany = row.getInt("task_company_id");
            run = row.getLong("run_id");
            writer = new ChangesText(row.getString("names").lines().toList());
            fields = row.getBytes("fields");
        }

        long id() {
            return id;
        }

        int taskCompany() {
            return taskCompany;
        }

        private String text() {
            if (text == null) {
                text = ChangesText.inflated(payloads.open(HistoryWriter.owner(run), fields));
            }
            return text;
        }

        /** The changed fields of each row, by its place. */
        List<List<FieldChange>> rows() {
            if (rows == null) {
                rows = writer.read(text());
            }
            return rows;
        }

        private byte[] with(Map<Integer, List<FieldChange>> changed) {
            List<RowChange> all = new ArrayList<>();
            for (int i = 0; i < rows().size(); i++) {
                all.add(new RowChange("", false, changed.getOrDefault(i, rows().get(i))));
            }
            return payloads.seal(HistoryWriter.owner(run), writer.write(all));
        }
    }

    void each(Consumer<Batch> reader) {
        long after = 0;
        for (List<Batch> page = page(after); !page.isEmpty(); page = page(after)) {
            page.forEach(reader);
            after = page.get(page.size() - 1).id();
        }
    }

    private List<Batch> page(long after) {
        return database.readWith(
                handle ->
                        handle.createQuery(
                                        SELECT + " where b.id > :after order by b.id limit " + PAGE)
                                .bind("after", after)
                                .map(this::batch)
                                .list());
    }

    private Batch batch(ResultSet row, StatementContext context) throws SQLException {
        return new Batch(row);
    }

    /**
     * Counts the writes from which something is to be erased, and erases if asked: the person's own
     * writes as a whole, and from others the fields that have a value.
     *
     * @param counts by task and company
     */
    void erase(PersonRows rows, PersonValues values, boolean erases, Map<Integer, Long> counts) {
        List<Long> concerned = new ArrayList<>();
        each(
                batch -> {
                    int writes = concerned(batch, rows.inBatch(batch.id()), values).size();
                    if (writes > 0 && erases) {
                        concerned.add(batch.id());
                    }
                    if (writes > 0) {
                        counts.merge(batch.taskCompany(), (long) writes, Long::sum);
                    }
                });
        concerned.forEach(
                id -> database.writeWith(handle -> erase(handle, id, rows.inBatch(id), values)));
    }

    /** The fields that stay, by the places of the writes of which not all do. */
    private static Map<Integer, List<FieldChange>> concerned(
            Batch batch, Set<Integer> own, PersonValues values) {
        if (own.isEmpty() && !values.mayBeIn(batch.text())) {
            return Map.of();
        }
        PersonValues here = values.within(batch.text());
        Map<Integer, List<FieldChange>> kept = new HashMap<>();
        for (int i = 0; i < batch.rows().size(); i++) {
            List<FieldChange> fields = batch.rows().get(i);
            List<FieldChange> left =
                    own.contains(i)
                            ? List.of()
                            : fields.stream().filter(field -> !has(field, here)).toList();
            if (own.contains(i) || left.size() < fields.size()) {
                kept.put(i, left);
            }
        }
        return kept;
    }

    private static boolean has(FieldChange field, PersonValues values) {
        return values.isIn(field.old()) || values.isIn(field.value());
    }

    private boolean erase(Handle handle, long id, Set<Integer> own, PersonValues values) {
        Optional<Batch> found =
                handle.createQuery(SELECT + " where b.id = :id")
                        .bind("id", id)
                        .map(this::batch)
                        .findOne();
        if (found.isEmpty()) {
            return false; // its time was over
        }
        Batch batch = found.get();
        Map<Integer, List<FieldChange>> kept = concerned(batch, own, values);
        handle.execute("update write_batch set fields = ? where id = ?", batch.with(kept), id);
        for (int place : own) {
            handle.execute("delete from row_write where id = ?", id * HistoryWriter.MOST + place);
        }
        return true;
    }
}
