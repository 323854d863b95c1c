package dev.p2c.task.batch;

import dev.p2c.run.CompanyRun;
import java.util.Collections;
import java.util.Iterator;

/**
 * The changed rows of one task and company, read lazily and cut into batches: the body that the
 * split of the route iterates. Can be iterated once.
 */
public final class Changes implements Iterable<Batch> {

    private final TaskPass pass;
    private final Iterator<Slice> slices;

    public Changes(TaskPass pass, Iterator<Slice> slices) {
        this.pass = pass;
        this.slices = slices;
    }

    /** The result of a pass that failed before it read any rows. */
    public static Changes failed(CompanyRun run, String task, RuntimeException failure) {
        TaskPass pass = TaskPass.withoutPlan(run, task);
        pass.stop(failure);
        return new Changes(pass, Collections.emptyIterator());
    }

    public TaskPass pass() {
        return pass;
    }

    @Override
    public Iterator<Batch> iterator() {
        return new Batches(pass, slices);
    }
}
