package dev.p2c.reconcile;

import java.util.ArrayList;
import java.util.List;

/**
 * The different lists of fields that the rows of a task are compared by: rules with a condition
 * give some rows fewer fields. Thread-safe.
 */
final class FieldLists {

    /** Rows of more kinds than this are compared field by field. */
    private static final int MOST = 16;

    private volatile List<List<String>> lists = List.of();
    private volatile boolean tooMany;

    void add(List<String> names) {
        if (!tooMany && !lists.contains(names)) {
            append(names);
        }
    }

    private synchronized void append(List<String> names) {
        if (lists.contains(names)) {
            return;
        }
        List<List<String>> more = new ArrayList<>(lists);
        more.add(names);
        tooMany = more.size() > MOST;
        lists = tooMany ? List.of() : List.copyOf(more);
    }

    /** The lists until now; empty after too many of them. */
    List<List<String>> known() {
        return lists;
    }
}
