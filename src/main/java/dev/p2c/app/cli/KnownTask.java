package dev.p2c.app.cli;

import dev.p2c.app.ConfiguredFiles;
import dev.p2c.app.UnknownTask;
import dev.p2c.app.settings.Settings;
import dev.p2c.state.FailureFilter;
import dev.p2c.state.State;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks the option {@code --task} of commands that read the state. */
final class KnownTask {

    private KnownTask() {}

    /**
     * Refuses a name that neither a mapping file nor a row in the state has.
     *
     * @param task null for all tasks
     */
    static void check(String task, Settings settings, State state) {
        if (task == null) {
            return;
        }
        Set<String> tasks = new ConfiguredFiles(settings).mappings(List.of()).tasks();
        if (!tasks.contains(task) && !hasRows(task, state)) {
            throw UnknownTask.of(settings, "--task " + task, task, tasks);
        }
    }

    /** A task whose mapping was removed, or that runs with {@code --staged} only. */
    private static boolean hasRows(String task, State state) {
        FailureFilter any =
                new FailureFilter(
                        Optional.of(task), Optional.empty(), Optional.empty(), Optional.empty(), 1);
        return !state.failures().list(any).isEmpty()
                || !state.conflicts().settled(Optional.of(task), 1).isEmpty();
    }
}
