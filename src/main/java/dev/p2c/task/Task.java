package dev.p2c.task;

import dev.p2c.error.SyncException;
import dev.p2c.run.CompanyRun;
import dev.p2c.run.OlderRules;
import dev.p2c.state.BatchOutcome;
import dev.p2c.state.Counts;
import dev.p2c.state.RowChange;
import dev.p2c.state.State;
import dev.p2c.task.batch.Batch;
import dev.p2c.task.batch.ChangeBudget;
import dev.p2c.task.batch.Changes;
import dev.p2c.task.batch.EditedRows;
import dev.p2c.task.batch.ForeseenRows;
import dev.p2c.task.batch.Mapped;
import dev.p2c.task.batch.RetryRule;
import dev.p2c.task.batch.TaskPass;
import dev.p2c.task.deletion.Deletions;
import dev.p2c.task.plan.Plan;
import dev.p2c.task.plan.Plans;
import dev.p2c.task.plan.TaskSettings;
import dev.p2c.task.poll.Poll;
import dev.p2c.task.poll.ReleasedRows;
import dev.p2c.task.recheck.Backups;
import dev.p2c.task.recheck.Comparing;
import dev.p2c.task.recheck.Reading;
import dev.p2c.task.recheck.Verification;
import dev.p2c.task.upsert.Undo;
import dev.p2c.task.upsert.Upsert;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the rows of one source entity to one target entity. The steps of the route template call
 * its methods; it is bound in the Camel registry under the task's name. Thread-safe.
 */
public final class Task {

    private static final Logger LOG = LoggerFactory.getLogger(Task.class);

    private final String name;
    private final Plans plans;
    private final State state;
    private final TaskSettings settings;
    private final Poll poll;
    private final Transform transform = new Transform();
    private final Upsert upsert;
    private final Deletions deletions;
    private final IncompleteDocuments documents;
    private final Comparing comparing;
    private final Checkpoint checkpoint;
    private final ForeseenBatch foreseen;

    public Task(String name, Plans plans, State state, TaskSettings settings, Clock clock) {
        this.name = name;
        this.plans = plans;
        this.state = state;
        this.settings = settings;
        this.poll =
                new Poll(
                        state,
                        new ReleasedRows(state, clock, settings.pageSize()),
                        settings,
                        clock);
        RetryRule retryRule = new RetryRule(clock, settings.retryAfter());
        this.upsert = new Upsert(state, retryRule);
        this.documents = new IncompleteDocuments(state);
        this.deletions = new Deletions(state, settings.brake(), retryRule, clock);
        this.comparing =
                new Comparing(
                        state,
                        new Verification(state),
                        new Backups(state, plans, clock, settings.backupsEvery()),
                        settings.readAllEvery(),
                        settings.adopts(),
                        clock);
        this.checkpoint = new Checkpoint(state);
        this.foreseen = new ForeseenBatch(state, transform, upsert, deletions, settings.pageSize());
    }

    public String name() {
        return name;
    }

    /**
     * Finds the changed rows of one company and cuts them into batches. Throws nothing: a failure
     * is kept in the result, for {@link #checkpoint}.
     */
    public Changes poll(CompanyRun run) {
        return run.run().work(() -> polled(run));
    }

    private Changes polled(CompanyRun run) {
        try {
            Plan plan = plans.current(name).ranked(rank(run));
            Reading reading = comparing.begin(run, plan);
            Changes changes = poll.poll(run, plan, reading.all());
            TaskPass pass = changes.pass();
            pass.verified(reading.verified());
            pass.limit(ChangeBudget.of(pass, state, settings.changes(), settings.adopts()));
            return changes;
        } catch (RuntimeException e) {
            return Changes.failed(run, name, e);
        }
    }

    private int rank(CompanyRun run) {
        return settings.rank(run.run().direction());
    }

    /** Maps a batch. Throws nothing: a failure stops the pass, and nothing of it is written. */
    public Mapped transform(Batch batch) {
        try {
            return transform.transform(batch);
        } catch (RuntimeException e) {
            batch.pass().stop(e);
            return Mapped.nothing(batch);
        }
    }

    /** Writes a mapped batch, stores the outcome of every row and moves the watermark. */
    public void upsert(Mapped mapped) {
        TaskPass pass = mapped.batch().pass();
        pass.work(
                () -> {
                    upsert.upsert(mapped);
                    checkpoint.advance(pass);
                });
    }

    /** Ends the pass: handles deletions, moves the watermark and reports a failure to the run. */
    public void checkpoint(Changes changes) {
        TaskPass pass = changes.pass();
        pass.work(() -> end(pass));
    }

    /**
     * Begins the writing of rows that a plan foresees; {@link #leave} ends it.
     *
     * @throws SyncException if the mapping has mistakes
     */
    public TaskPass begin(CompanyRun run) {
        TaskPass pass = new TaskPass(run, plans.current(name).ranked(rank(run)), true);
        pass.edit(EditedRows.of(state, pass.plan(), run.company()));
        return pass;
    }

    /**
     * Writes rows that a plan foresees, and no row that is no longer as the plan saw it.
     *
     * @param rows by key; of one kind, written or removed
     * @return by key, why a row was not written; empty after a failure that stopped the pass
     */
    public Map<String, String> write(
            TaskPass pass, Map<String, ForeseenRows.Row> rows, boolean removes) {
        return written(
                pass,
                () -> {
                    long there = pass.foreseen().done(false);
                    Map<String, String> left = foreseen.write(pass, rows, removes);
                    if (removes) {
                        unchanged(pass, pass.foreseen().done(false) - there);
                    }
                    return left;
                });
    }

    /**
     * Writes values back that rows had before, where they still have what replaced them.
     *
     * @return by key, why a row was not written; empty after a failure that stopped the pass
     */
    public Map<String, String> undo(TaskPass pass, List<RowChange> rows) {
        return written(
                pass,
                () -> {
                    long there = pass.foreseen().done(false);
                    Map<String, String> left = new Undo(state, pass).write(rows);
                    unchanged(pass, pass.foreseen().done(false) - there);
                    return left;
                });
    }

    private static Map<String, String> written(
            TaskPass pass, Supplier<Map<String, String>> writing) {
        return pass.run()
                .run()
                .work(
                        () -> {
                            try {
                                return writing.get();
                            } catch (RuntimeException e) {
                                pass.stop(e);
                                return Map.<String, String>of();
                            }
                        });
    }

    /** Counts rows that the target had as planned, and that hence were not among the writes. */
    private void unchanged(TaskPass pass, long rows) {
        if (rows > 0) {
            Counts counts = new Counts(rows, 0, 0, rows, 0, 0, 0);
            state.commit(
                    BatchOutcome.of(name, pass.run().company(), pass.run().run().id())
                            .withCounts(counts));
            pass.progress().add(counts, Map.of());
        }
    }

    /** Notes that every row of a company has the values of the mapping as it is. */
    public void hasAllRows(String company) {
        new OlderRules(state).whole(name, company, plans.current(name).mapping().contentHash());
    }

    /** Reports a failure of the writing to the run. */
    public void leave(TaskPass pass) {
        pass.awaitVerified();
        pass.work(() -> checkpoint.leave(pass));
    }

    /**
     * Ends a pass that did not read all of its rows: only reports a failure to the run. Nothing is
     * known of deleted rows, and the watermark stays where the last batch moved it.
     */
    public void leave(Changes changes) {
        leave(changes.pass());
    }

    private void end(TaskPass pass) {
        pass.awaitVerified();
        deletions.settle(pass);
        documents.settle(pass);
        checkpoint.advance(pass);
        comparing.end(pass);
        pass.changes().end();
        forgetEdits(pass);
        checkpoint.checkpoint(pass);
        pass.failure()
                .filter(e -> !(e instanceof SyncException))
                .ifPresent(bug -> LOG.error("{}: a bug ended the run", pass.label(), bug));
    }

    private static void forgetEdits(TaskPass pass) {
        try {
            pass.edits().forgetOver();
        } catch (RuntimeException e) {
            pass.stop(e);
        }
    }
}
