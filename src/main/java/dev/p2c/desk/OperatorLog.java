package dev.p2c.desk;

import dev.p2c.state.OperatorLine;
import dev.p2c.state.OperatorLines;
import dev.p2c.state.State;
import java.time.Instant;
import java.util.List;

/** The operator's log: who did what, when, from where. Thread-safe. */
public final class OperatorLog {

    private final OperatorLines lines;

    public OperatorLog(State state) {
        this.lines = state.operatorLines();
    }

    /**
     * Records an action that was done.
     *
     * @param action one word, such as {@code retry} or {@code pause}
     * @param subject what was acted on, such as {@code failure 3} or a direction
     * @param detail why, or with which values; may be empty
     */
    public void write(Operator operator, String action, String subject, String detail) {
        lines.add(operator.user(), operator.from(), action, subject, detail);
    }

    /** Newest first. */
    public LogPage page(Instant since, long offset, int limit) {
        return new LogPage(lines.count(since), lines.page(since, offset, limit));
    }

    /**
     * Some lines of the log.
     *
     * @param total how many there are on all pages
     */
    public record LogPage(long total, List<OperatorLine> rows) {
        public LogPage {
            rows = List.copyOf(rows);
        }
    }
}
