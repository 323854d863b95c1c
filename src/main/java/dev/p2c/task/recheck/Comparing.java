package dev.p2c.task.recheck;

import dev.p2c.error.ConfigurationException;
import dev.p2c.run.CompanyRun;
import dev.p2c.run.RunOptions;
import dev.p2c.state.State;
import dev.p2c.state.TaskNotes;
import dev.p2c.task.batch.TaskPass;
import dev.p2c.task.plan.Plan;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When a pass compares everything with everything instead of trusting what the state remembers: a
 * person asked, a system is another one than before, or one of them went back to a backup. What is
 * equal is not written.
 */
public final class Comparing {

    private static final Logger LOG = LoggerFactory.getLogger(Comparing.class);

    private final State state;
    private final Verification verification;
    private final Backups backups;
    private final boolean adopts;

    /**
     * @param adopts whether another environment is taken without asking, as stand-ins are
     */
    public Comparing(State state, Verification verification, Backups backups, boolean adopts) {
        this.state = state;
        this.verification = verification;
        this.backups = backups;
        this.adopts = adopts;
    }

    /**
     * Before a pass reads.
     *
     * @return whether all rows are to be read
     * @throws ConfigurationException if the state belongs to another environment
     */
    public boolean begin(CompanyRun run, Plan plan) {
        RunOptions options = run.run().options();
        Optional<String> elsewhere = otherEnvironment(run, plan);
        if (options.key().isPresent() || options.since().isPresent()) {
            return options.full();
        }
        if (isFirst(run, plan)) {
            backups.begin(run, plan);
            discover(run, plan);
            return true;
        }
        Optional<String> reason = elsewhere.or(() -> reason(run, plan));
        if (reason.isEmpty()) {
            return false;
        }
        LOG.info("{}: all rows are compared: {}", run.label(plan.task()), reason.get());
        run.progress(plan.task()).compares(reason.get());
        verification.verify(run, plan);
        return true;
    }

    /** The first pass of this state, or the first since it was lost. */
    private boolean isFirst(CompanyRun run, Plan plan) {
        return state.notes().of(plan.task(), run.company()).environment().isEmpty()
                && state.ledger().isEmpty(plan.task(), run.company());
    }

    private void discover(CompanyRun run, Plan plan) {
        long found = verification.discover(run, plan);
        if (found > 0) {
            String reason =
                    "the state knew nothing of %d rows in %s"
                            .formatted(found, plan.target().name());
            LOG.info("{}: all rows are compared: {}", run.label(plan.task()), reason);
            run.progress(plan.task()).compares(reason);
        }
    }

    private Optional<String> reason(CompanyRun run, Plan plan) {
        Optional<String> noted = noted(run, plan);
        if (noted.isEmpty()) {
            backups.look(run, plan);
            noted = noted(run, plan);
        }
        return noted.isPresent() || !run.run().options().full()
                ? noted
                : Optional.of("somebody asked for it");
    }

    private Optional<String> noted(CompanyRun run, Plan plan) {
        return state.notes().of(plan.task(), run.company()).reasonToCompare();
    }

    private Optional<String> otherEnvironment(CompanyRun run, Plan plan) {
        Optional<String> known = state.notes().of(plan.task(), run.company()).environment();
        if (known.isEmpty()) {
            return Optional.empty();
        }
        String now = environment(plan);
        if (known.get().equals(now)) {
            return Optional.empty();
        }
        if (!adopts && !run.run().options().adopting()) {
            throw new ConfigurationException(
                    plan.task(),
                    "the state belongs to %s, but this is %s; nothing was written. Point the addresses back, or P2C_STATE_URL to a state of its own; if this is to go on with that state, p2c sync %s --adopt compares all rows"
                            .formatted(known.get(), now, run.run().direction()));
        }
        return Optional.of("this is %s, before it was %s".formatted(now, known.get()));
    }

    private static String environment(Plan plan) {
        return "%s %s, %s %s"
                .formatted(
                        plan.source().name(),
                        plan.source().environment(),
                        plan.target().name(),
                        plan.target().environment());
    }

    /** After a pass that read all it wanted. */
    public void end(TaskPass pass) {
        RunOptions options = pass.run().run().options();
        if (pass.stopped() || options.key().isPresent() || options.since().isPresent()) {
            return;
        }
        try {
            String task = pass.task();
            String company = pass.run().company();
            TaskNotes notes = state.notes().of(task, company);
            boolean compared = pass.progress().compared().isPresent();
            if (compared) {
                state.ledgerMarks().removeFoundWithoutSource(task, company);
                notes.compared();
            }
            if (compared || notes.environment().isEmpty()) {
                notes.keepEnvironment(environment(pass.plan()));
            }
            backups.remember(pass);
        } catch (RuntimeException e) {
            pass.stop(e);
        }
    }
}
