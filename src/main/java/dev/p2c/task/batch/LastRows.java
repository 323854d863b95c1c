package dev.p2c.task.batch;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.p2c.task.plan.Plan;
import dev.p2c.task.plan.ReadRow;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The last few rows of a pass, by which {@code Backups} tells later whether a system still has
 * them. Thread-safe.
 */
public final class LastRows {

    private final Latest read = new Latest(50);
    private final Latest created = new Latest(10);
    private final Latest updated = new Latest(10);

    /** Rows of the source in the order in which they were read. */
    public void read(Plan plan, List<ObjectNode> rows) {
        rows.subList(Math.max(0, rows.size() - read.most), rows.size())
                .forEach(row -> read.add(seen(plan, row)));
    }

    /** What {@link LastRows} keep of a row that was read: its id and its version. */
    public static String seen(Plan plan, ObjectNode row) {
        return plan.origin(row) + "\t" + ReadRow.etag(row);
    }

    void wrote(String key, boolean isCreated) {
        (isCreated ? created : updated).add(key);
    }

    /** Each with its version, see {@link #seen}. */
    public List<String> read() {
        return read.list();
    }

    /** Integration keys. */
    public List<String> created() {
        return created.list();
    }

    /** Integration keys. */
    public List<String> updated() {
        return updated.list();
    }

    private static final class Latest {

        private final int most;
        private final Deque<String> texts = new ArrayDeque<>();

        private Latest(int most) {
            this.most = most;
        }

        private synchronized void add(String text) {
            texts.addLast(text);
            if (texts.size() > most) {
                texts.removeFirst();
            }
        }

        private synchronized List<String> list() {
            return List.copyOf(texts);
        }
    }
}
