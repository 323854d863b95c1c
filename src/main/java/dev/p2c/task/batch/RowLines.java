package dev.p2c.task.batch;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * What the log says of single rows of a batch: few lines, though a thousand rows share a reason.
 */
final class RowLines {

    private static final int MOST_LINES = 10;
    private static final Logger LOG = LoggerFactory.getLogger("dev.p2c.task.Rows");

    private final TaskPass pass;
    private final List<String> newlyParked = new ArrayList<>();

    RowLines(TaskPass pass) {
        this.pass = pass;
    }

    /** The first one of a reason is worth a warning. */
    void rejected(String key, String reason) {
        Level level = pass.reasons().isFirst(reason) ? Level.WARN : Level.DEBUG;
        LOG.atLevel(level).log("{}: {} rejected: {}", pass.label(), key, reason);
    }

    void skipped(String key, String reason) {
        LOG.debug("{}: {} skipped: {}", pass.label(), key, reason);
    }

    /** Told at the end of the batch. */
    void parked(String text) {
        newlyParked.add(text);
    }

    /**
     * A line for each thing that rows wait for, but one line for many: a pass before the one it
     * needs parks them all.
     */
    void logParked() {
        if (newlyParked.size() <= MOST_LINES) {
            newlyParked.forEach(text -> LOG.info("{}: {}", pass.label(), text));
        } else {
            LOG.info(
                    "{}: {}, and {} more that wait for other rows",
                    pass.label(),
                    newlyParked.get(0),
                    newlyParked.size() - 1);
        }
    }
}
