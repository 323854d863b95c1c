package dev.p2c.app.cli;

import dev.p2c.app.cli.ProgressLines.Position;
import dev.p2c.routes.Direction;
import dev.p2c.run.Progress;
import dev.p2c.run.Run;
import dev.p2c.run.Run.PartProgress;
import dev.p2c.run.Runs;
import java.util.Comparator;
import java.util.Optional;

/** Where a pass is: in the task that it began last, and there in the last company. */
final class PassPosition {

    private PassPosition() {}

    static Optional<Position> of(Runs runs, Direction direction) {
        return runs.active(direction.id())
                .flatMap(
                        run ->
                                direction.taskNames().stream()
                                        .filter(run.progress()::containsKey)
                                        .reduce((earlier, later) -> later)
                                        .flatMap(task -> position(run, task)));
    }

    /** The last company that the task has begun with: how many rows others have is not known. */
    private static Optional<Position> position(Run run, String task) {
        return run.parts().stream()
                .filter(part -> part.task().equals(task))
                .max(Comparator.comparing(part -> run.companies().indexOf(part.company())))
                .map(part -> position(run, part));
    }

    private static Position position(Run run, PartProgress part) {
        String what =
                run.companies().size() == 1 ? part.task() : part.task() + " for " + part.company();
        Progress progress = part.progress();
        return new Position(what, progress.counts().read(), progress.expected());
    }
}
