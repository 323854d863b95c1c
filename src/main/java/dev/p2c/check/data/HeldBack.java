package dev.p2c.check.data;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts the rows that each cause would hold back, with the first row as example. Only so many
 * causes are kept; rows of other causes are counted together. Not thread-safe.
 */
final class HeldBack {

    private static final int MOST_CAUSES = 200;

    private final Map<Cause, Rows> causes = new LinkedHashMap<>();
    private int rowsOfOtherCauses;

    /**
     * @param text what holds the rows back, as a sentence without a subject
     */
    record Cause(Question question, String text, String remedy) {}

    /** The number of rows of a cause, with the key of the first one. */
    static final class Rows {

        private final String first;
        private int count;

        private Rows(String first) {
            this.first = first;
        }

        String first() {
            return first;
        }

        int count() {
            return count;
        }
    }

    void add(Cause cause, String row) {
        add(cause, row, 1);
    }

    void add(Cause cause, String row, int count) {
        if (causes.size() == MOST_CAUSES && !causes.containsKey(cause)) {
            rowsOfOtherCauses += count;
            return;
        }
        causes.computeIfAbsent(cause, c -> new Rows(row)).count += count;
    }

    Map<Cause, Rows> causes() {
        return causes;
    }

    /** Rows whose causes were too many to be kept. */
    int rowsOfOtherCauses() {
        return rowsOfOtherCauses;
    }
}
