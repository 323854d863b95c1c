package dev.p2c.task.poll;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.mapping.Mapping;
import dev.p2c.odata.model.Page;
import dev.p2c.odata.model.Query;
import dev.p2c.run.CompanyRun;
import dev.p2c.state.State;
import dev.p2c.task.batch.Changes;
import dev.p2c.task.batch.EditedRows;
import dev.p2c.task.batch.RetryRule;
import dev.p2c.task.batch.RunPages;
import dev.p2c.task.batch.Slice;
import dev.p2c.task.batch.TaskPass;
import dev.p2c.task.plan.Plan;
import dev.p2c.task.plan.TaskSettings;
import java.time.Clock;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the source rows of a task that changed, and waiting rows that may be tried again. Reads
 * lazily.
 */
public final class Poll {

    private final State state;
    private final ReleasedRows released;
    private final TaskSettings settings;
    private final UnreadableRows unreadable;
    private final Clock clock;

    public Poll(State state, ReleasedRows released, TaskSettings settings, Clock clock) {
        this.state = state;
        this.released = released;
        this.settings = settings;
        this.unreadable = new UnreadableRows(state, new RetryRule(clock, settings.retryAfter()));
        this.clock = clock;
    }

    /**
     * Starts a pass, whose rows are read while the result is iterated.
     *
     * @param all whether to read all source rows instead of the changed ones
     */
    public Changes poll(CompanyRun run, Plan plan, boolean all) {
        boolean failuresOpen = released.any(plan, run.company());
        TaskPass pass = new TaskPass(run, plan, failuresOpen);
        pass.edit(EditedRows.of(state, plan, run.company()));
        if (!state.history().isKept() && !run.run().options().isPlan()) {
            pass.withoutChanges();
        }
        if (all && run.run().options().key().isEmpty() && run.run().options().since().isEmpty()) {
            pass.readingAll();
        }
        Iterator<Slice> slices =
                new Concatenated(
                        () -> changed(pass, plan, all, failuresOpen),
                        waiting(run, plan, failuresOpen, pass.readsAll()));
        return new Changes(pass, new Slices(slices, plan::batchSize));
    }

    /** A pass that reads all rows tries those that wait when it reads them. */
    private Iterator<Slice> waiting(
            CompanyRun run, Plan plan, boolean failuresOpen, boolean readsAll) {
        if (!failuresOpen || run.run().options().key().isPresent()) {
            return Collections.emptyIterator();
        }
        if (readsAll) {
            released.endGone(run, plan);
            return Collections.emptyIterator();
        }
        return released.released(run, plan);
    }

    private Iterator<Slice> changed(TaskPass pass, Plan plan, boolean all, boolean failuresOpen) {
        CompanyRun run = pass.run();
        if (run.run().options().key().isPresent()) {
            return oneRow(run, plan, run.run().options().key().get());
        }
        if (plan.mapping().source().changes() instanceof Mapping.Watermark watermark) {
            return new WatermarkPoll(state, settings, clock)
                    .changed(run, plan, watermark, all, page -> takeCensus(pass, plan, page));
        }
        return new SweepPoll(state, settings, pass.seenKeys(), unreadable)
                .changed(
                        run,
                        plan,
                        all,
                        failuresOpen,
                        page -> {
                            var unused = takeCensus(pass, plan, page);
                        });
    }

    /**
     * Counts the keys of all rows, so that rows with keys of their own need not be asked for. A
     * source whose first page is its last has shown all its keys.
     *
     * @return the number of rows
     */
    private long takeCensus(TaskPass pass, Plan plan, Page first) {
        long rows = first.last() ? count(pass, plan, first) : count(pass, plan);
        for (Plan other : plan.sharing()) {
            var unused = count(pass, other);
        }
        pass.keyCensus().complete();
        return rows;
    }

    private long count(TaskPass pass, Plan plan) {
        long rows = 0;
        Query keys = plan.queries().keyColumns(pass.run().company(), settings.sweepPageSize());
        Iterator<Page> pages = RunPages.ahead(pass.run(), plan.source().read(keys));
        while (pages.hasNext()) {
            rows += count(pass, plan, pages.next());
        }
        return rows;
    }

    private static int count(TaskPass pass, Plan plan, Page page) {
        page.rows().forEach(row -> pass.keyCensus().count(plan.sourceKeys().folded(row)));
        return page.rows().size();
    }

    private Iterator<Slice> oneRow(CompanyRun run, Plan plan, String key) {
        List<Map<String, JsonNode>> keys =
                plan.sourceKeys().find(key, run.company()).map(List::of).orElse(List.of());
        List<ObjectNode> rows =
                plan.source()
                        .readByKeys(plan.queries().rows(run.company(), settings.pageSize()), keys);
        return List.of(new Slice(rows, Optional.empty())).iterator();
    }
}
