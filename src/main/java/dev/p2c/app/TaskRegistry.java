package dev.p2c.app;

import dev.p2c.app.settings.Settings;
import dev.p2c.mapping.Mappings;
import dev.p2c.operate.Traces;
import dev.p2c.state.State;
import dev.p2c.task.Task;
import dev.p2c.task.plan.Plans;
import java.time.Clock;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.main.Main;

/** Creates a task for each mapping file and binds it under its name, so that routes can call it. */
final class TaskRegistry {

    private final Settings settings;
    private final Mappings mappings;
    private final Plans plans;
    private final State state;
    private final Optional<Traces> traces;
    private final Clock clock;
    private final Map<String, Task> tasks = new ConcurrentHashMap<>();

    TaskRegistry(
            Settings settings,
            Mappings mappings,
            Plans plans,
            State state,
            Optional<Traces> traces,
            Clock clock) {
        this.traces = traces;
        this.settings = settings;
        this.mappings = mappings;
        this.plans = plans;
        this.state = state;
        this.clock = clock;
    }

    /** Binds tasks that are not bound yet and returns the names of all tasks with a mapping. */
    Set<String> bindAll(Main camel) {
        for (String name : mappings.tasks()) {
            tasks.computeIfAbsent(name, task -> bind(task, camel));
        }
        return new HashSet<>(mappings.tasks());
    }

    private Task bind(String name, Main camel) {
        Task task = new Task(name, plans, state, TaskOptions.of(settings), clock);
        camel.bind(name, traces.<Object>map(each -> new TracedTask(task, each)).orElse(task));
        return task;
    }
}
