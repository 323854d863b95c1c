package dev.p2c.state;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The ledger of the state that a copy was made of. Its rows move to the copy when they are asked
 * for by key, and before they change; a scan reads all other rows here. So a pass over many
 * unchanged rows copies none of them. Thread-safe.
 */
final class OriginalLedger {

    private static final int CHUNK = 1_000;
    private static final int PAGE = 5_000;

    private static final String OF_KEYS =
            """
            select l.*
            from unnest(?) k(v)
            join ledger_row l on l.task_company_id = ? and l.row_key = k.v\
            """;

    /** Ordered by the whole primary key: by its second column alone, H2 would sort each page. */
    private static final String OF_TASK =
            """
            select %s from ledger_row where task_company_id = ? and row_key > ? and %s
            order by task_company_id, row_key fetch first %d rows only""";

    /** Without an order, so that the index by state finds the row. */
    private static final String ANY =
            "select row_key from ledger_row where task_company_id = ? and %s"
                    + " fetch first 1 rows only";

    private final Database original;
    private final CopiedRows rows;
    private final Map<Integer, Moved> moved = new HashMap<>();

    OriginalLedger(Database original, CopiedRows rows) {
        this.original = original;
        this.rows = rows;
    }

    /** The rows of one task in one company for which the copy speaks. */
    private static final class Moved {

        private final Set<String> keys = new HashSet<>();
        private boolean all;

        private boolean has(String key) {
            return all || keys.contains(key);
        }
    }

    private Moved moved(int taskCompanyId) {
        return moved.computeIfAbsent(taskCompanyId, id -> new Moved());
    }

    /** Moves the rows with these keys, as the ledger stores keys. */
    synchronized void move(int taskCompanyId, Collection<String> keys) {
        Moved done = moved(taskCompanyId);
        List<String> left = keys.stream().filter(key -> !done.has(key)).distinct().toList();
        for (int from = 0; from < left.size(); from += CHUNK) {
            List<String> chunk = left.subList(from, Math.min(from + CHUNK, left.size()));
            rows.insert("ledger_row", rows.read(OF_KEYS, chunk, taskCompanyId));
            done.keys.addAll(chunk);
        }
    }

    /** Moves the rows that meet a condition, such as {@code state = 'FOUND'}. */
    synchronized void moveWhere(int taskCompanyId, String condition) {
        if (moved(taskCompanyId).all
                || rows.read(ANY.formatted(condition), taskCompanyId).rows().isEmpty()) {
            return;
        }
        pages("row_key", taskCompanyId, condition, page -> move(taskCompanyId, keys(page)));
    }

    /** Moves all rows. */
    synchronized void moveAll(int taskCompanyId) {
        Moved done = moved(taskCompanyId);
        if (!done.all) {
            pages(
                    "*",
                    taskCompanyId,
                    "true",
                    page -> rows.insert("ledger_row", without(done, page)));
            done.all = true;
            done.keys.clear();
        }
    }

    /** Whether a row that did not move meets a condition; moves all rows if this is unclear. */
    synchronized boolean hasAny(int taskCompanyId, String condition) {
        Moved done = moved(taskCompanyId);
        if (done.all) {
            return false;
        }
        CopiedRows.Page first =
                rows.read(OF_TASK.formatted("row_key", condition, 1), taskCompanyId, "");
        if (first.rows().isEmpty()) {
            return false;
        }
        if (!done.has((String) first.last("row_key"))) {
            return true;
        }
        moveAll(taskCompanyId);
        return false;
    }

    /** Whether the copy speaks for a row. */
    synchronized boolean isMoved(int taskCompanyId, String key) {
        return moved(taskCompanyId).has(key);
    }

    /**
     * Reads the rows of the copy, then those of the original; no row moves meanwhile, unless the
     * reader moves it.
     *
     * @param others not called where all rows have moved; has to leave out rows that have moved
     */
    synchronized void scan(int taskCompanyId, Runnable own, Consumer<Database> others) {
        own.run();
        if (!moved(taskCompanyId).all) {
            others.accept(original);
        }
    }

    private static List<String> keys(CopiedRows.Page page) {
        int column = page.columns().indexOf("row_key");
        return page.rows().stream().map(row -> (String) row[column]).toList();
    }

    private static CopiedRows.Page without(Moved done, CopiedRows.Page page) {
        int column = page.columns().indexOf("row_key");
        return new CopiedRows.Page(
                page.columns(),
                page.rows().stream().filter(row -> !done.has((String) row[column])).toList());
    }

    private void pages(
            String columns, int taskCompanyId, String condition, Consumer<CopiedRows.Page> each) {
        String sql = OF_TASK.formatted(columns, condition, PAGE);
        String after = "";
        while (after != null) {
            CopiedRows.Page page = rows.read(sql, taskCompanyId, after);
            each.accept(page);
            after = page.rows().size() < PAGE ? null : (String) page.last("row_key");
        }
    }
}
