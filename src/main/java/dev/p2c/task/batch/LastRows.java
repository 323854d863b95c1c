package dev.p2c.task.batch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.state.LastSeen.SeenRow;
import dev.p2c.state.SourceVersion;
import dev.p2c.task.plan.Plan;
import dev.p2c.task.plan.ReadRow;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/**
 * Keeps the last few rows that a pass read, found in the target and wrote. A later pass looks for
 * them to recognise a system that was restored from a backup. Thread-safe.
 */
public final class LastRows {

    private final Latest<SeenRow> read = new Latest<>(50);
    private final Latest<String> found = new Latest<>(50);
    private final Latest<String> created = new Latest<>(50);
    private final Latest<String> updated = new Latest<>(10);

    /** Adds source rows, in the order in which they were read. */
    void read(Plan plan, List<ObjectNode> rows) {
        rows.subList(Math.max(0, rows.size() - read.most), rows.size())
                .forEach(row -> remember(plan, row));
    }

    private void remember(Plan plan, ObjectNode row) {
        SourceVersion version = plan.sourceVersion(row);
        if (version.kind() == SourceVersion.Kind.ROW_ID) {
            read.add(new SeenRow(version.value(), ReadRow.etag(row)));
        }
    }

    void wrote(String key, boolean isCreated) {
        (isCreated ? created : updated).add(key);
    }

    /** Adds a row that a comparison found in the target as it should be. */
    void found(String key) {
        found.add(key);
    }

    /** Rows that were read last, the oldest first. */
    public List<SeenRow> read() {
        return read.list();
    }

    /**
     * Integration keys of the rows that were created last, after those that were there before the
     * pass: a few created rows alone would be no sample of the target.
     */
    public List<String> created() {
        return Stream.concat(found.list().stream(), created.list().stream()).toList();
    }

    /** Integration keys of the rows that were updated last. */
    public List<String> updated() {
        return updated.list();
    }

    private static final class Latest<T> {

        private final int most;
        private final Deque<T> texts = new ArrayDeque<>();

        private Latest(int most) {
            this.most = most;
        }

        private synchronized void add(T text) {
            texts.addLast(text);
            if (texts.size() > most) {
                texts.removeFirst();
            }
        }

        private synchronized List<T> list() {
            return List.copyOf(texts);
        }
    }
}
