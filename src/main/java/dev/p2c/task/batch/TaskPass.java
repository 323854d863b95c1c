package dev.p2c.task.batch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.error.Awaited;
import dev.p2c.run.CompanyRun;
import dev.p2c.run.Progress;
import dev.p2c.run.Run;
import dev.p2c.state.RowChange;
import dev.p2c.task.plan.Plan;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * What the steps of one task share while they work on one company in one run. A failure that ends
 * the pass (an outage, a bug) is kept here rather than thrown, so that the batches in progress
 * finish first and {@code checkpoint} sees all of them. Thread-safe.
 */
public final class TaskPass {

    private final CompanyRun run;
    private final String task;
    private final Plan plan;
    private final KeyClaims claims = new KeyClaims();
    private final SettledBatches settled = new SettledBatches();
    private final SeenKeys seenKeys = new SeenKeys();
    private final KeyCensus keyCensus = new KeyCensus();
    private final Documents documents = new Documents();
    private final LastRows lastRows = new LastRows();
    private final FirstReasons reasons = new FirstReasons();
    private final ForeseenRows foreseen = new ForeseenRows();
    private volatile boolean failuresOpen;
    private volatile boolean readsAll;
    private volatile boolean wantsChanges = true;
    private volatile ChangeBudget changes = ChangeBudget.FREE;
    private volatile CompletableFuture<VerifiedRows> verified =
            CompletableFuture.completedFuture(new VerifiedRows());
    private volatile EditedRows edits = EditedRows.NONE;
    private RuntimeException failure;

    /**
     * @param failuresOpen whether rows of this task and company wait or were rejected earlier
     */
    public TaskPass(CompanyRun run, Plan plan, boolean failuresOpen) {
        this(run, plan.task(), plan, failuresOpen);
    }

    private TaskPass(CompanyRun run, String task, Plan plan, boolean failuresOpen) {
        this.run = run;
        this.task = task;
        this.plan = plan;
        this.failuresOpen = failuresOpen;
    }

    /** A pass that writes nothing, because it failed before its plan was read. */
    static TaskPass withoutPlan(CompanyRun run, String task) {
        return new TaskPass(run, task, null, false);
    }

    public CompanyRun run() {
        return run;
    }

    public String task() {
        return task;
    }

    /** Limits the rows that the pass changes. */
    public void limit(ChangeBudget budget) {
        changes = budget;
    }

    /** The rows that the pass may change. */
    public ChangeBudget changes() {
        return changes;
    }

    /** Notes that the pass reads all source rows of its filter. */
    public void readingAll() {
        readsAll = true;
    }

    public boolean readsAll() {
        return readsAll;
    }

    /** Name of the task for log lines, with the company where there are several. */
    public String label() {
        return run.label(task);
    }

    /**
     * @throws IllegalStateException if the pass failed before its plan was read
     */
    public Plan plan() {
        if (plan == null) {
            throw new IllegalStateException(label() + " failed before it had a plan");
        }
        return plan;
    }

    public Progress progress() {
        return run.progress(task);
    }

    public KeyClaims claims() {
        return claims;
    }

    public SettledBatches settled() {
        return settled;
    }

    /** Keys that a sweep has read; empty for other passes. */
    public SeenKeys seenKeys() {
        return seenKeys;
    }

    /** Tells which rows a comparison beside the reading finds in the target as written. */
    public void verified(CompletableFuture<VerifiedRows> rows) {
        verified = rows;
    }

    /**
     * Waits for the rows that the comparison found as they were written; may be empty.
     *
     * @throws RuntimeException if the comparison failed
     */
    public VerifiedRows verified() {
        return Awaited.result(verified);
    }

    /** Waits until the comparison has ended, whatever its result. */
    public void awaitVerified() {
        verified.handle((rows, failure) -> rows).join();
    }

    /** Which keys several source rows may share. */
    public KeyCensus keyCensus() {
        return keyCensus;
    }

    /** The documents whose lines this pass has read. */
    public Documents documents() {
        return documents;
    }

    public LastRows lastRows() {
        return lastRows;
    }

    /** The rows of a plan that are being written; empty for a pass without a plan. */
    public ForeseenRows foreseen() {
        return foreseen;
    }

    FirstReasons reasons() {
        return reasons;
    }

    /** Remembers the rows just read, except in a sweep, which compares every version anyway. */
    void noteRead(List<ObjectNode> rows) {
        if (plan != null && !plan.sweeps()) {
            lastRows.read(plan, rows);
        }
    }

    /** False where no row waits or was rejected, which spares each batch a query. */
    public boolean failuresOpen() {
        return failuresOpen;
    }

    void noteFailures() {
        failuresOpen = true;
    }

    /** A batch of rows that are not among those that the pass reads in order. */
    public Batch batch(List<ObjectNode> rows) {
        return new Batch(this, settled.handOut(), rows, Optional.empty());
    }

    /** Spares the writes of this pass what finds out which fields they change. */
    public void withoutChanges() {
        wantsChanges = false;
    }

    boolean wantsChanges() {
        return wantsChanges;
    }

    /** Records that every row of a batch has a stored outcome. */
    public void settled(Batch batch) {
        claims.forget(settled.add(batch));
    }

    /** Puts the edits of persons over source rows. */
    public void edit(EditedRows rows) {
        edits = rows;
    }

    public EditedRows edits() {
        return edits;
    }

    Map<String, String> editors(List<RowChange> rows) {
        return edits.editors(rows.stream().map(RowChange::key).toList());
    }

    /** Ends the reading of further batches. The first failure is kept. */
    public synchronized void stop(RuntimeException reason) {
        if (failure == null) {
            failure = reason;
        }
    }

    /** What ended this pass or the whole run; empty while both go on. */
    public synchronized Optional<RuntimeException> failure() {
        return Optional.ofNullable(failure).or(() -> run.run().stopped());
    }

    /** Does a part of this pass under the lease of its run, see {@link Run#work}. */
    public void work(Runnable part) {
        run.run()
                .work(
                        () -> {
                            part.run();
                            return null;
                        });
    }

    public boolean stopped() {
        return failure().isPresent();
    }
}
