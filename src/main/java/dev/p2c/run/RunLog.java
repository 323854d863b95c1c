package dev.p2c.run;

import dev.p2c.error.StoppedException;
import dev.p2c.error.SyncException;
import dev.p2c.error.UnavailableException;
import dev.p2c.state.Counts;
import dev.p2c.state.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the results of runs to the log without repeating lines: rows that every pass skips are
 * logged once; an error of every pass is logged when it begins, once a minute while it lasts, and
 * when it has ended. Thread-safe.
 */
final class RunLog {

    private static final Logger LOG = LoggerFactory.getLogger(RunLog.class);
    private static final Duration AGAIN = Duration.ofMinutes(1);

    private final State state;
    private final Clock clock;
    private final Map<String, Counts> skipped = new ConcurrentHashMap<>();
    private final Map<String, Told> troubles = new ConcurrentHashMap<>();

    RunLog(State state, Clock clock) {
        this.state = state;
        this.clock = clock;
    }

    /** What a direction's trouble was, and when the log last had it. */
    private record Told(String text, Instant at) {}

    /** Logs the counts and failures of a run. */
    void ended(Run run, Map<String, RuntimeException> failures, boolean isStateThere) {
        troubles.remove(run.direction() + ": not begun");
        run.progress()
                .keySet()
                .forEach(task -> run.taking().forEach(c -> counts(run, task, c, isStateThere)));
        for (String company : run.taking()) {
            String label = run.direction() + " for " + company;
            if (failures.containsKey(company)) {
                failure(label, run.direction(), company, failures.get(company));
            } else {
                well(label);
            }
        }
        run.held().forEach((company, text) -> trouble(company + ": held", text));
    }

    private void failure(String label, String direction, String company, RuntimeException e) {
        if (e instanceof StoppedException) {
            if (isNews(label, text(e))) {
                LOG.warn("{}: stopped for {}: {}", direction, company, text(e));
            }
        } else {
            trouble(label, "%s: run failed for %s: %s".formatted(direction, company, text(e)));
        }
    }

    private void trouble(String label, String text) {
        if (isNews(label, text)) {
            LOG.error("{}", text);
        }
    }

    /** Whether a trouble is new, or was logged more than a minute ago. */
    private boolean isNews(String label, String text) {
        Told before = troubles.get(label);
        boolean isNew =
                before == null
                        || !before.text().equals(text)
                        || Duration.between(before.at(), clock.instant()).compareTo(AGAIN) >= 0;
        if (isNew) {
            troubles.put(label, new Told(text, clock.instant()));
        }
        return isNew;
    }

    private void well(String label) {
        if (troubles.remove(label) != null) {
            LOG.info("{}: passes end well again", label);
        }
    }

    private void counts(Run run, String task, String company, boolean isStateThere) {
        Counts counts = run.counts(task, company);
        String label = new CompanyRun(run, company).label(task);
        if (isTold(run, label, counts)) {
            String watermark = isStateThere ? watermark(task, company) : "";
            String text = RunText.of(counts, run.conflicts(task, company));
            LOG.info("{}: {}{}", label, text, watermark);
        } else {
            LOG.debug("{}: {}", label, RunText.of(counts));
        }
    }

    private boolean isTold(Run run, String label, Counts counts) {
        if (run.options().isPlan()) {
            return false;
        }
        Counts before = skipped.put(label, counts);
        return counts.created() + counts.updated() + counts.deactivated() + counts.deleted() > 0
                || counts.skipped() > 0 && (before == null || before.skipped() != counts.skipped());
    }

    private String watermark(String task, String company) {
        try {
            return state.watermarks().get(task, company).map(w -> ", watermark " + w).orElse("");
        } catch (UnavailableException e) {
            return "";
        }
    }

    /**
     * Logs why a run ended or did not begin.
     *
     * @param isNotBegun whether there was no run, for example because the direction is running
     */
    void failed(String direction, boolean isNotBegun, Throwable failure) {
        if (isNotBegun && failure instanceof UnavailableException) {
            notBegun(direction, failure.getMessage());
        } else if (failure instanceof SyncException) {
            LOG.error("{}: run failed: {}", direction, failure.getMessage());
        } else {
            LOG.error("{}: a bug ended the run", direction, failure);
        }
    }

    /** A schedule tries every few seconds while, say, a plan is applied. */
    private void notBegun(String direction, String text) {
        if (isNews(direction + ": not begun", text)) {
            LOG.warn("not started: {}", text);
        }
    }

    static String text(Throwable e) {
        return e instanceof SyncException ? e.getMessage() : e.toString();
    }
}
