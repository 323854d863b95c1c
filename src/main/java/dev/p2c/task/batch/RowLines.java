package dev.p2c.task.batch;

import dev.p2c.state.NewConflict;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.helpers.NOPLogger;

/**
 * Logs single rows of a batch in few lines, even if a thousand rows share a reason. Not
 * thread-safe.
 */
final class RowLines {

    private static final int MOST_LINES = 10;
    private static final Logger ROWS = LoggerFactory.getLogger("dev.p2c.task.Rows");

    private final TaskPass pass;
    private final Logger log;
    private final List<String> newlyParked = new ArrayList<>();

    RowLines(TaskPass pass) {
        this.pass = pass;
        // A plan shows its rows itself
        this.log = pass.run().run().options().isPlan() ? NOPLogger.NOP_LOGGER : ROWS;
    }

    /** Logs a warning for the first row with a reason and debug lines for the others. */
    void rejected(String key, String reason) {
        Level level = pass.reasons().isFirst(reason) ? Level.WARN : Level.DEBUG;
        log.atLevel(level).log("{}: {} rejected: {}", pass.label(), key, reason);
    }

    /** Logs what a person should know about a row that was written. */
    void noted(String key, String note) {
        log.info("{}: {}: {}", pass.label(), key, note);
    }

    void skipped(String key, String reason) {
        log.debug("{}: {} skipped: {}", pass.label(), key, reason);
    }

    /** Logs a line for the first row with a reason and debug lines for the others. */
    void passedOver(String key, String reason) {
        Level level = pass.reasons().isFirst(reason) ? Level.INFO : Level.DEBUG;
        log.atLevel(level).log("{}: {} skipped: {}", pass.label(), key, reason);
    }

    /** Keeps a line for {@link #logWaiting}. */
    void parked(String text) {
        newlyParked.add(text);
    }

    /**
     * Logs the decided conflicts, and the parked rows at the end of the batch: each in a line, or
     * all in one line where they are many, because a pass that runs before the pass it depends on
     * parks every row.
     */
    void logWaiting(List<NewConflict> conflicts) {
        ConflictLog.log(log, pass.task(), conflicts);
        if (newlyParked.size() <= MOST_LINES) {
            newlyParked.forEach(text -> log.info("{}: {}", pass.label(), text));
        } else {
            log.info(
                    "{}: {}, and {} more that wait for other rows",
                    pass.label(),
                    newlyParked.get(0),
                    newlyParked.size() - 1);
        }
    }
}
