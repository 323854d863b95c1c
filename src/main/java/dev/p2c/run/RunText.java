package dev.p2c.run;

import dev.p2c.state.Backlog;
import dev.p2c.state.Counts;
import dev.p2c.text.Counted;
import java.time.temporal.ChronoUnit;
import java.util.StringJoiner;
import java.util.TreeMap;

/** Formats counts for people, without outcomes that did not occur. */
public final class RunText {

    private RunText() {}

    /** {@code 42 read, 40 created, 1 updated, 1 rejected}. */
    public static String of(Counts c) {
        return of(c, 0);
    }

    /**
     * {@code 42 read, 40 created, 2 parked (of which 1 in conflict)}.
     *
     * @param conflicts how many of the parked rows are in conflict
     */
    public static String of(Counts c, long conflicts) {
        StringJoiner text = new StringJoiner(", ");
        text.add(c.read() + " read");
        add(text, c.created(), "created");
        add(text, c.updated(), "updated");
        add(text, c.deactivated(), "deactivated");
        add(text, c.deleted(), "deleted");
        add(text, c.unchanged(), "unchanged");
        add(text, c.skipped(), "skipped");
        String of = conflicts > 0 ? " (of which %d in conflict)".formatted(conflicts) : "";
        add(text, c.parked(), "parked" + of);
        add(text, c.rejected(), "rejected");
        return text.toString();
    }

    /**
     * {@code 3 rows wait: 1 parked until the row they need arrives, 2 rejected, tried again from
     * 2026-01-31T08:00:00Z}.
     */
    public static String of(Backlog b) {
        StringJoiner text = new StringJoiner(", ");
        add(text, b.parked(), "parked until the row they need arrives");
        add(text, b.undecided(), "in conflict until a person decides");
        add(text, b.rejected(), "rejected" + nextTry(b));
        return Counted.of(b.rows(), "row waits", "rows wait") + ": " + text;
    }

    /** Why a run that ended normally is not done: the rows that are not in the target. */
    static String incomplete(Run run) {
        StringJoiner text = new StringJoiner("\n");
        if (run.refused() > 0) {
            text.add(Counted.of(run.refused(), "row") + " of the plan refused");
        }
        new TreeMap<>(run.backlog()).forEach((task, rows) -> text.add(task + ": " + of(rows)));
        return text.length() == 0 ? notInTarget(run.counts()) : text.toString();
    }

    /** {@code 1 parked, 2 rejected}. */
    public static String notInTarget(Counts c) {
        StringJoiner text = new StringJoiner(", ");
        add(text, c.parked(), "parked");
        add(text, c.rejected(), "rejected");
        return text.toString();
    }

    private static String nextTry(Backlog b) {
        return b.nextTry() == null
                ? ""
                : ", tried again when row or mapping changes and from "
                        + b.nextTry().truncatedTo(ChronoUnit.SECONDS);
    }

    private static void add(StringJoiner text, long rows, String outcome) {
        if (rows > 0) {
            text.add(rows + " " + outcome);
        }
    }
}
