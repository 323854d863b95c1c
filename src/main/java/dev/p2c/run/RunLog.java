package dev.p2c.run;

import dev.p2c.error.StoppedException;
import dev.p2c.error.SyncException;
import dev.p2c.error.UnavailableException;
import dev.p2c.state.Counts;
import dev.p2c.state.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes to the log how runs have ended. */
final class RunLog {

    private static final Logger LOG = LoggerFactory.getLogger(Runs.class);

    private final State state;

    RunLog(State state) {
        this.state = state;
    }

    /** Logs why a run has failed for a company. */
    static void failure(String direction, String company, RuntimeException e) {
        if (e instanceof StoppedException) {
            LOG.warn("{}: stopped for {}: {}", direction, company, text(e));
        } else {
            LOG.error("{}: run failed for {}: {}", direction, company, text(e));
        }
    }

    /** Logs what a task of a run has done for a company. */
    void report(Run run, String task, String company, boolean isStateThere) {
        Counts counts = run.counts(task, company);
        String label = new CompanyRun(run, company).label(task);
        if (moved(counts) && !run.options().isPlan()) {
            String watermark = isStateThere ? watermark(task, company) : "";
            LOG.info("{}: {}{}", label, RunText.of(counts), watermark);
        } else {
            LOG.debug("{}: {}", label, RunText.of(counts));
        }
    }

    private String watermark(String task, String company) {
        try {
            return state.watermarks().get(task, company).map(w -> ", watermark " + w).orElse("");
        } catch (UnavailableException e) {
            return "";
        }
    }

    private static boolean moved(Counts c) {
        return c.created() + c.updated() + c.skipped() > 0;
    }

    /** The words of an error; a bug shows its type. */
    static String text(Throwable e) {
        return e instanceof SyncException ? e.getMessage() : e.toString();
    }
}
