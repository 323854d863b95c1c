package dev.p2c.app.cli;

import dev.p2c.app.cli.ProgressLines.Position;
import dev.p2c.routes.Direction;
import dev.p2c.run.Progress;
import dev.p2c.run.Runs;
import java.util.Optional;

/** Where a pass is: in the task that it began last. */
final class PassPosition {

    private PassPosition() {}

    static Optional<Position> of(Runs runs, Direction direction) {
        return runs.active(direction.id())
                .flatMap(
                        run ->
                                direction.taskNames().stream()
                                        .filter(run.progress()::containsKey)
                                        .reduce((earlier, later) -> later)
                                        .map(task -> position(task, run.progress(task))));
    }

    private static Position position(String task, Progress progress) {
        return new Position(task, progress.counts().read(), progress.expected());
    }
}
