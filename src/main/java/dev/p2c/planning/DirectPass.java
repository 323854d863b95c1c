package dev.p2c.planning;

import dev.p2c.error.SyncException;
import dev.p2c.run.CompanyRun;
import dev.p2c.run.Run;
import dev.p2c.run.RunOptions;
import dev.p2c.run.Runs;
import dev.p2c.task.Task;
import dev.p2c.task.batch.Batch;
import dev.p2c.task.batch.Changes;
import dev.p2c.task.plan.Plans;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Phaser;

/**
 * A pass whose tasks are called directly, in the order of {@code sync-task.yaml}, so that no route
 * has to be started. Steps that a person added to a route are not run.
 */
public final class DirectPass {

    private final Map<String, Task> tasks;
    private final Plans plans;
    private final Runs runs;
    private final ExecutorService writers;
    private final long limit;

    /**
     * @param tasks by name
     * @param writers runs batches in parallel
     * @param limit the most source rows of each task and company; a pass that stops there looks for
     *     no deletions
     */
    public DirectPass(
            Map<String, Task> tasks, Plans plans, Runs runs, ExecutorService writers, long limit) {
        this.tasks = Map.copyOf(tasks);
        this.plans = plans;
        this.runs = runs;
        this.writers = writers;
        this.limit = limit;
    }

    /** Runs the tasks of a direction and returns when all of them have ended. */
    public Run of(String direction, List<String> taskNames, RunOptions options) {
        Run run = runs.begin(direction, options);
        try {
            run.work(() -> checked(run, taskNames));
            for (String task : taskNames) {
                runs.open(run).forEach(company -> pass(tasks.get(task), company));
            }
            return run;
        } finally {
            runs.end(run);
        }
    }

    /** A direction with a mistake fails for all companies before its first task. */
    private Run checked(Run run, List<String> taskNames) {
        try {
            plans.check(taskNames);
        } catch (SyncException e) {
            run.open().forEach(company -> run.failed(company.company(), e));
        }
        return run;
    }

    private void pass(Task task, CompanyRun company) {
        Changes changes = task.poll(company);
        Phaser open = new Phaser(1);
        long left = limit;
        for (Batch batch : changes) {
            Batch some = first(batch, left);
            left -= some.rows().size();
            open.register();
            writers.execute(
                    () -> {
                        try {
                            task.upsert(task.transform(some));
                        } finally {
                            open.arriveAndDeregister();
                        }
                    });
            if (left <= 0) {
                break;
            }
        }
        open.arriveAndAwaitAdvance();
        if (left > 0) {
            task.checkpoint(changes);
        } else {
            task.leave(changes);
        }
    }

    private static Batch first(Batch batch, long most) {
        return batch.rows().size() <= most
                ? batch
                : new Batch(
                        batch.pass(),
                        batch.number(),
                        batch.rows().subList(0, (int) most),
                        batch.upTo());
    }
}
