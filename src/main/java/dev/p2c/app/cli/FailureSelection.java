package dev.p2c.app.cli;

import dev.p2c.state.FailureFilter;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that choose failures. */
final class FailureSelection {

    @Option(names = "--task", description = "Only of this task.")
    private String task;

    @Option(
            names = "--kind",
            description = "Only of this kind: rejected, parked, conflict or deleted.")
    private String kind;

    @Option(
            names = "--group",
            paramLabel = "GROUP",
            description = "A line for each row of this group, as the list names it.")
    private String group;

    @Option(
            names = "--limit",
            defaultValue = "100",
            description = "Maximum number of lines. Default: ${DEFAULT-VALUE}")
    private int limit;

    @Option(names = "--all", description = "A line for each row.")
    private boolean all;

    String task() {
        return task;
    }

    /** Whether some rows are left out. */
    boolean isAny() {
        return task != null || kind != null || group != null;
    }

    /** Whether to show rows, not groups. */
    boolean isRows() {
        return all || group != null;
    }

    FailureFilter filter() {
        return FailuresCommand.filter(task, kind, limit).in(Optional.ofNullable(group));
    }
}
