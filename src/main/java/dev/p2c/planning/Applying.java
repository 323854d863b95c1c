package dev.p2c.planning;

import dev.p2c.plan.PlanFile;
import dev.p2c.plan.PlanHead;
import dev.p2c.plan.PlannedRow;
import dev.p2c.plan.PlannedRow.Action;
import dev.p2c.run.CompanyRun;
import dev.p2c.run.Run;
import dev.p2c.run.RunOptions;
import dev.p2c.run.Runs;
import dev.p2c.state.FieldChange;
import dev.p2c.state.History;
import dev.p2c.state.RowChange;
import dev.p2c.task.Task;
import dev.p2c.task.batch.ForeseenRows;
import dev.p2c.task.batch.TaskPass;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Writes the rows of a plan in the order of its file, each direction as a run with its lease. Rows
 * of the same task and company are written together. For one plan.
 */
public final class Applying {

    /** A row of a plan that was not written. */
    public record Refused(String task, String company, String key, String reason) {}

    private final Map<String, Task> tasks;
    private final Runs runs;
    private final RunOptions options;
    private final Consumer<Refused> refused;
    private final UndoneFields undone;
    private final Map<String, String> directions = new LinkedHashMap<>();
    private final List<Run> done = new ArrayList<>();
    private final Map<String, PlannedRow> chunk = new LinkedHashMap<>();
    private Run run;
    private Task task;
    private TaskPass pass;
    private boolean undoes;
    private long written;
    private long there;
    private final AtomicLong tried = new AtomicLong();

    /**
     * @param tasks by name
     * @param options of each run
     * @param refused gets each row that is not written
     * @param history knows what an undo plan may put back
     */
    public Applying(
            Map<String, Task> tasks,
            Runs runs,
            RunOptions options,
            Consumer<Refused> refused,
            History history) {
        this.tasks = Map.copyOf(tasks);
        this.runs = runs;
        this.options = options;
        this.refused = refused;
        this.undone = new UndoneFields(history);
    }

    /** Writes a plan and returns when all its runs have ended. */
    public List<Run> apply(PlanFile plan) {
        PlanHead head = plan.head();
        undoes = head.kind().equals(PlanHead.UNDO);
        head.tasks()
                .forEach((direction, names) -> names.forEach(n -> directions.put(n, direction)));
        try {
            plan.forEach(
                    row -> {
                        if (row.action().isWritten() && !isOver()) {
                            add(row);
                        }
                    });
            leavePass();
        } finally {
            endRun();
        }
        if (!isOver()) {
            head.tasks().values().stream()
                    .flatMap(List::stream)
                    .forEach(name -> head.whole().forEach(tasks.get(name)::hasAllRows));
        }
        return List.copyOf(done);
    }

    /** Rows that were written now. */
    public long written() {
        return written;
    }

    /** Rows that the target had already as planned. */
    public long there() {
        return there;
    }

    /** Rows that were written, were there or were refused so far; other threads may ask. */
    public long tried() {
        return tried.get();
    }

    /** A failure of one direction ends the whole: later directions may need its rows. */
    private boolean isOver() {
        return done.stream().anyMatch(ended -> !ended.failures().isEmpty());
    }

    private void add(PlannedRow row) {
        if (pass == null || !isIn(row)) {
            leavePass();
            begin(row);
        }
        if (pass == null || pass.stopped()) {
            return;
        }
        boolean isOtherKind =
                chunk.values().stream()
                        .findFirst()
                        .filter(first -> first.action().isRemoval() != row.action().isRemoval())
                        .isPresent();
        if (isOtherKind || chunk.size() >= pass.plan().batchSize()) {
            flush();
        }
        chunk.put(row.key(), row);
    }

    private boolean isIn(PlannedRow row) {
        return task.name().equals(row.task()) && pass.run().company().equals(row.company());
    }

    private void begin(PlannedRow row) {
        String direction = directions.get(row.task());
        if (run == null || !run.direction().equals(direction)) {
            endRun();
            if (isOver()) {
                return;
            }
            run = runs.begin(direction, options);
        }
        task = tasks.get(row.task());
        CompanyRun company = new CompanyRun(run, row.company());
        pass = run.work(() -> task.begin(company));
    }

    private void flush() {
        if (chunk.isEmpty()) {
            return;
        }
        if (undoes) {
            undo();
        } else {
            write();
        }
        tried.addAndGet(chunk.size());
        chunk.clear();
    }

    private void write() {
        boolean removes = chunk.values().iterator().next().action().isRemoval();
        Map<String, ForeseenRows.Row> rows = new LinkedHashMap<>();
        chunk.forEach((key, row) -> rows.put(key, foreseen(row)));
        String name = task.name();
        String company = pass.run().company();
        task.write(pass, rows, removes)
                .forEach((key, why) -> refuse(new Refused(name, company, key, why)));
    }

    private void refuse(Refused row) {
        run.refuse();
        refused.accept(row);
    }

    private void undo() {
        String name = task.name();
        String company = pass.run().company();
        List<RowChange> rows = new ArrayList<>();
        for (PlannedRow row : chunk.values()) {
            undone.refusal(row)
                    .ifPresentOrElse(
                            why -> refuse(new Refused(name, company, row.key(), why)),
                            () -> rows.add(foreseen(row).change()));
        }
        task.undo(pass, rows).forEach((key, why) -> refuse(new Refused(name, company, key, why)));
    }

    private static ForeseenRows.Row foreseen(PlannedRow row) {
        List<FieldChange> fields =
                row.fields().stream()
                        .map(field -> new FieldChange(field.name(), field.old(), field.value()))
                        .toList();
        return new ForeseenRows.Row(
                new RowChange(row.key(), action(row.action()), fields), row.hash(), row.source());
    }

    private static RowChange.Action action(Action action) {
        return switch (action) {
            case CREATE -> RowChange.Action.CREATED;
            case DELETE -> RowChange.Action.DELETED;
            case DEACTIVATE -> RowChange.Action.DEACTIVATED;
            default -> RowChange.Action.UPDATED;
        };
    }

    private void leavePass() {
        Optional.ofNullable(pass)
                .ifPresent(
                        ended -> {
                            flush();
                            task.leave(ended);
                            written += ended.foreseen().done(true);
                            there += ended.foreseen().done(false);
                        });
        pass = null;
    }

    private void endRun() {
        if (run != null) {
            runs.end(run);
            done.add(run);
        }
        run = null;
    }
}
