package dev.p2c.run;

import dev.p2c.state.Counts;
import java.util.StringJoiner;

/** Formats counts for people, without outcomes that did not occur. */
public final class RunText {

    private RunText() {}

    /** {@code 42 read, 40 created, 1 updated, 1 rejected}. */
    public static String of(Counts c) {
        StringJoiner text = new StringJoiner(", ");
        text.add(c.read() + " read");
        add(text, c.created(), "created");
        add(text, c.updated(), "updated");
        add(text, c.unchanged(), "unchanged");
        add(text, c.skipped(), "skipped");
        add(text, c.parked(), "parked");
        add(text, c.rejected(), "rejected");
        return text.toString();
    }

    private static void add(StringJoiner text, long rows, String outcome) {
        if (rows > 0) {
            text.add(rows + " " + outcome);
        }
    }
}
