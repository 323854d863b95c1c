package dev.p2c.app;

import dev.p2c.desk.Operator;
import dev.p2c.error.SyncException;
import dev.p2c.routes.DirectionMode;
import dev.p2c.run.Run;
import dev.p2c.run.RunOptions;
import dev.p2c.run.RunText;
import dev.p2c.state.RunRecord;

/**
 * How a pass ended that an operator asked for.
 *
 * @param outcome the status of the run; {@code REFUSED} if none began; {@code PLANNED} in shadow
 * @param text the counts, or why there are none
 */
record AskedPass(String outcome, String text) {

    static final String REFUSED = "REFUSED";

    /** Runs a pass, or makes a plan in shadow, and returns when it has ended. */
    static AskedPass of(Application application, String direction, Operator by, String trigger) {
        if (application.shadow().mode(direction) == DirectionMode.SHADOW
                && application.pauses().of(direction).isEmpty()) {
            return new AskedPass("PLANNED", application.shadow().plan(direction));
        }
        try {
            RunOptions options = RunOptions.triggeredBy(trigger).by(by.user()).build();
            Run run = application.runNow(direction, options);
            String status =
                    application
                            .state()
                            .runs()
                            .find(run.id())
                            .map(RunRecord::status)
                            .map(Enum::name)
                            .orElse("");
            return new AskedPass(
                    status,
                    run.failures().isEmpty()
                            ? RunText.of(run.counts(), run.conflicts())
                            : run.failures().values().iterator().next().getMessage());
        } catch (SyncException e) {
            return new AskedPass(REFUSED, e.getMessage());
        }
    }

    /** Ends the pass under way as soon as its batches are done. */
    static AskedPass stop(Application application, String direction, Operator by) {
        String reason = "stopped after a batch by %s; the next pass continues".formatted(by.user());
        return application.runs().stop(direction, reason)
                ? new AskedPass("", "the pass ends after its batches")
                : new AskedPass(REFUSED, "no pass is under way");
    }
}
