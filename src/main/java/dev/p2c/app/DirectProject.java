package dev.p2c.app;

import dev.p2c.app.settings.Settings;
import dev.p2c.error.ConfigurationException;
import dev.p2c.mapping.FieldRule;
import dev.p2c.mapping.MappedRow.Candidate;
import dev.p2c.mapping.Mappings;
import dev.p2c.run.DirectionLeases;
import dev.p2c.run.DirectionsInForce;
import dev.p2c.run.Runs;
import dev.p2c.state.State;
import dev.p2c.task.Task;
import dev.p2c.task.plan.Plans;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The checked settings and files of passes that call their tasks without routes. */
final class DirectProject {

    private final Settings settings;
    private final CompanySettings companies;
    private final ConfiguredConnections connections;
    private final ConfiguredFiles files;
    private final Mappings mappings;
    private final Startable found;

    /**
     * Reads and checks every file.
     *
     * @throws ConfigurationException with all mistakes, if no direction can run
     */
    DirectProject(Settings settings) {
        SettingsCheck.ofPasses(settings);
        this.settings = settings;
        this.companies = CompanySettings.of(settings);
        this.connections = new ConfiguredConnections(settings, companies.units());
        this.files = new ConfiguredFiles(settings);
        this.mappings = files.mappings(connections.known());
        this.found = files.check(mappings).start();
    }

    /** The companies in the order of the settings. */
    List<String> companies() {
        return companies.names();
    }

    ConfiguredConnections connections() {
        return connections;
    }

    Mappings mappings() {
        return mappings;
    }

    /** The columns by which rows of any task name rows of other tasks. */
    Set<String> sought() {
        return found.mappings().values().stream()
                .flatMap(mapping -> mapping.rules().stream())
                .flatMap(
                        rule ->
                                Stream.concat(
                                        rule.parent().stream().map(FieldRule.Parent::attribute),
                                        rule.path().candidates().stream()
                                                .map(Candidate::attribute)))
                .collect(Collectors.toSet());
    }

    Startable found() {
        return found;
    }

    DirectionsInForce inForce(State state, DirectionLeases leases) {
        return new DirectionsInForce(state, leases, files.directions()::counterpart);
    }

    Runs runs(State state, DirectionsInForce inForce, Clock clock) {
        return new Runs(state, inForce, companies.names(), clock);
    }

    /** All tasks that have a mapping file, by name. */
    Map<String, Task> tasks(Plans plans, State state, Clock clock) {
        Map<String, Task> tasks = new HashMap<>();
        for (String name : mappings.tasks()) {
            tasks.put(name, new Task(name, plans, state, TaskOptions.of(settings), clock));
        }
        return tasks;
    }
}
