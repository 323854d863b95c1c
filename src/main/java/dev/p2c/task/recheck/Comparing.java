package dev.p2c.task.recheck;

import dev.p2c.error.ConfigurationException;
import dev.p2c.odata.model.Page;
import dev.p2c.odata.model.Query;
import dev.p2c.run.CompanyRun;
import dev.p2c.run.OlderRules;
import dev.p2c.run.RunOptions;
import dev.p2c.state.Counts;
import dev.p2c.state.State;
import dev.p2c.state.TaskNotes;
import dev.p2c.task.batch.TaskPass;
import dev.p2c.task.plan.Plan;
import dev.p2c.text.Counted;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides whether a pass compares all rows instead of trusting the ledger: after a request, a
 * change of environment, or the restore of a system from a backup. Equal rows are not written.
 */
public final class Comparing {

    private static final Logger LOG = LoggerFactory.getLogger(Comparing.class);

    private final State state;
    private final Verification verification;
    private final Backups backups;
    private final FullReadings fullReadings;
    private final boolean adopts;
    private final Clock clock;

    /**
     * @param readAllEvery the longest time between two passes that read all source rows; zero for
     *     never
     * @param adopts whether another environment is accepted without a person's consent, as for the
     *     stand-ins
     */
    public Comparing(
            State state,
            Verification verification,
            Backups backups,
            Duration readAllEvery,
            boolean adopts,
            Clock clock) {
        this.state = state;
        this.verification = verification;
        this.backups = backups;
        this.fullReadings = new FullReadings(state, clock, readAllEvery);
        this.adopts = adopts;
        this.clock = clock;
    }

    /**
     * Prepares a pass before it reads: checks the ledger against the target if all rows are to be
     * compared.
     *
     * @return how to read the source
     * @throws ConfigurationException if the state belongs to another environment
     */
    public Reading begin(CompanyRun run, Plan plan) {
        RunOptions options = run.run().options();
        Optional<String> elsewhere = otherEnvironment(run, plan);
        if (options.key().isPresent() || options.since().isPresent()) {
            return Reading.of(options.full());
        }
        if (isFirst(run, plan)) {
            backups.begin(run, plan);
            discover(run, plan);
            return Reading.of(true);
        }
        Optional<String> reason = elsewhere.or(() -> reason(run, plan));
        if (reason.isEmpty()) {
            return Reading.of(fullReadings.isDue(run, plan));
        }
        LOG.info("{}: all rows are compared: {}", run.label(plan.task()), reason.get());
        run.progress(plan.task()).compares(reason.get());
        return new Reading(true, verification.verify(run, plan));
    }

    /** True for the first pass of a state, also of a new state in place of a lost one. */
    private boolean isFirst(CompanyRun run, Plan plan) {
        return state.notes().of(plan.task(), run.company()).environment().isEmpty()
                && state.ledger().isEmpty(plan.task(), run.company());
    }

    private void discover(CompanyRun run, Plan plan) {
        long found = verification.discover(run, plan);
        if (found > 0) {
            String rows = Counted.of(found, "row");
            String reason = "the state did not know " + rows + " in " + plan.target().name();
            LOG.info("{}: all rows are compared: {}", run.label(plan.task()), reason);
            run.progress(plan.task()).compares(reason);
        }
    }

    private Optional<String> reason(CompanyRun run, Plan plan) {
        correct(run, plan);
        Optional<String> requested = requested(run, plan);
        if (requested.isEmpty()) {
            backups.check(run, plan);
            requested = requested(run, plan);
        }
        return requested.isPresent() || !run.run().options().full()
                ? requested
                : Optional.of("a full pass was requested");
    }

    /**
     * Forgets a watermark that lies in the future, behind which changes were not read. An earlier
     * version of the program stored such watermarks; a backup of the state may have them. The
     * service's own time counts, which may be hours from that of this machine.
     */
    private void correct(CompanyRun run, Plan plan) {
        boolean ahead =
                state.watermarks()
                        .get(plan.task(), run.company())
                        .filter(watermark -> watermark.isAfter(clock.instant()))
                        .filter(watermark -> watermark.isAfter(timeOfSource(plan)))
                        .isPresent();
        if (ahead) {
            state.watermarks().forget(plan.task(), run.company());
            state.notes()
                    .of(plan.task(), run.company())
                    .requestComparison("the watermark lay in the future");
        }
    }

    private Instant timeOfSource(Plan plan) {
        Query row =
                Query.of(plan.mapping().source().entity())
                        .withSelect(plan.sourceType().key())
                        .withPageSize(1);
        Iterator<Page> pages = plan.source().read(row);
        return (pages.hasNext() ? pages.next().servedAt() : Optional.<Instant>empty())
                .orElseGet(clock::instant);
    }

    private Optional<String> requested(CompanyRun run, Plan plan) {
        return state.notes().of(plan.task(), run.company()).reasonToCompare();
    }

    private Optional<String> otherEnvironment(CompanyRun run, Plan plan) {
        KnownEnvironment environment =
                new KnownEnvironment(
                        state.notes().of(plan.task(), run.company()).environment(),
                        environment(plan));
        if (environment.isOther() && !adopts && !run.run().options().adopting()) {
            throw new ConfigurationException(
                    plan.task(), environment.refusal(run.run().direction()));
        }
        return environment.reason();
    }

    private static String environment(Plan plan) {
        return "%s %s, %s %s"
                .formatted(
                        plan.source().name(),
                        plan.source().environment(),
                        plan.target().name(),
                        plan.target().environment());
    }

    /** Records after a pass what it compared, read and wrote, unless it was partial or stopped. */
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
            if (pass.readsAll()) {
                notes.readAllNow();
            }
            Counts counts = pass.progress().counts();
            boolean hasWritten = counts.created() + counts.updated() > 0;
            if (hasWritten) {
                notes.foundChangesNow();
            }
            noteRules(pass, compared || pass.readsAll(), hasWritten);
            backups.remember(pass);
        } catch (RuntimeException e) {
            pass.stop(e);
        }
    }

    private void noteRules(TaskPass pass, boolean isWhole, boolean hasWritten) {
        String task = pass.task();
        String company = pass.run().company();
        String version = pass.plan().mapping().contentHash();
        boolean isNone = !state.ledger().hasWritten(task, company);
        OlderRules rules = new OlderRules(state);
        if (rules.ended(task, company, version, isWhole || isNone, hasWritten)) {
            rules.offer(pass.run().run().direction(), task, List.of(company)).ifPresent(LOG::info);
        }
    }
}
