package dev.p2c.app;

import dev.p2c.operate.Traces;
import dev.p2c.run.CompanyRun;
import dev.p2c.task.Task;
import dev.p2c.task.batch.Batch;
import dev.p2c.task.batch.Changes;
import dev.p2c.task.batch.Mapped;
import dev.p2c.task.batch.TaskPass;
import java.util.concurrent.atomic.AtomicReference;

/** A task whose steps are spans; routes call it in place of the task. Thread-safe. */
public final class TracedTask {

    private final Task task;
    private final Traces traces;

    TracedTask(Task task, Traces traces) {
        this.task = task;
        this.traces = traces;
    }

    public Changes poll(CompanyRun run) {
        AtomicReference<Changes> changes = new AtomicReference<>();
        traces.part(
                run.run(),
                "poll",
                task.name(),
                run.company(),
                -1,
                () -> changes.set(task.poll(run)));
        return changes.get();
    }

    public Mapped transform(Batch batch) {
        return task.transform(batch);
    }

    public void upsert(Mapped mapped) {
        part(
                mapped.batch().pass(),
                "batch",
                mapped.batch().rows().size(),
                () -> task.upsert(mapped));
    }

    public void checkpoint(Changes changes) {
        part(changes.pass(), "checkpoint", -1, () -> task.checkpoint(changes));
    }

    private void part(TaskPass pass, String part, int rows, Runnable work) {
        traces.part(pass.run().run(), part, task.name(), pass.run().company(), rows, work);
    }
}
