package dev.p2c.app;

import dev.p2c.app.settings.Settings;
import dev.p2c.error.ConfigurationException;
import dev.p2c.error.Problem;
import dev.p2c.error.UnavailableException;
import dev.p2c.mapping.KnownConnection;
import dev.p2c.mapping.Mapping;
import dev.p2c.mapping.Mappings;
import dev.p2c.mapping.Suggestion;
import dev.p2c.odata.Connection;
import dev.p2c.routes.Direction;
import dev.p2c.routes.DirectionChoice;
import dev.p2c.routes.DirectionFiles;
import dev.p2c.validate.Findings;
import dev.p2c.validate.MappingCheck;
import dev.p2c.validate.NeighbourCheck;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Checks every route, mapping, value map and properties file, staged ones included, without a Camel
 * context and without a secret; on demand also against the systems. A mistake in one file does not
 * hide those of others.
 */
public final class Validation {

    private final Settings settings;
    private final ConfiguredFiles files;
    private final Mappings.Everything mappings;
    private final Set<Path> directionFiles = new TreeSet<>();
    private final Set<String> away = new TreeSet<>();
    private Findings findings;
    private int directions;
    private int routeFiles;

    /**
     * Checks what can be checked without asking a system.
     *
     * @param problems those of the properties files
     */
    public Validation(Settings settings, List<Problem> problems) {
        this.settings = settings;
        this.files = new ConfiguredFiles(settings);
        List<KnownConnection> known =
                new ConfiguredConnections(settings.staged(), Map.of()).known();
        this.mappings = files.mappings(known, true).readAll();
        this.findings = Findings.mistakes(problems).and(Findings.mistakes(mappings.problems()));
        Set<String> staged = new TreeSet<>(files.mappings(known, true).tasks());
        Set<String> direct = files.mappings(known, false).tasks();
        List<Direction> ofDirect = routes(DirectionChoice.DIRECT, direct);
        List<Direction> ofStaged = routes(new DirectionChoice(true, List.of()), staged);
        add(NeighbourCheck.of(whole(ofDirect)));
        add(NeighbourCheck.of(whole(ofStaged)));
        choice(staged);
        ownSettings();
        mistakes(SettingsCheck.ofValues(settings));
        add(Findings.warnings(new ScheduleSettings(settings).warnings()));
    }

    /**
     * What was found.
     *
     * @param away the systems that did not answer
     */
    public record Report(
            List<Problem> mistakes, List<Problem> warnings, Set<String> away, Counts counts) {

        public Report {
            mistakes = List.copyOf(mistakes);
            warnings = List.copyOf(warnings);
            away = new LinkedHashSet<>(away);
        }
    }

    /** How much was checked. */
    public record Counts(int files, int directions, int tasks, int rules, int valueMaps) {}

    public Report report() {
        Set<Problem> mistakes = new LinkedHashSet<>(findings.mistakes());
        mistakes.addAll(findings.ofNewRows());
        return new Report(
                Findings.mistakes(mistakes).mistakes(),
                findings.warnings(),
                away,
                new Counts(
                        routeFiles + mappings.tasks() + mappings.valueMaps(),
                        directions,
                        mappings.tasks(),
                        mappings.drafts().values().stream().mapToInt(m -> m.rules().size()).sum(),
                        mappings.valueMaps()));
    }

    private void add(Findings more) {
        findings = findings.and(more);
    }

    private void mistakes(Collection<Problem> problems) {
        add(Findings.mistakes(problems));
    }

    /** Checks the directions of one choice; those that both choices have are counted once. */
    private List<Direction> routes(DirectionChoice choice, Set<String> tasks) {
        RouteChecks routes = new RouteChecks(settings, files.routes());
        DirectionFiles folder = new DirectionFiles(files.routes(), choice);
        DirectionFiles.Everything read = folder.readAll(tasks);
        mistakes(read.problems());
        mistakes(routes.problems(folder.files()));
        directionFiles.addAll(folder.files());
        if (!choice.staged()) {
            mistakes(routes.problemsOfSharedFiles());
            routeFiles = routes.files();
            directions = folder.names().size();
        }
        return read.directions();
    }

    /**
     * Checks the properties files as the production profile reads them. Another profile hides what
     * is wrong or missing there.
     *
     * @param production the settings of that profile, without the values of this machine
     * @param ofNames its unknown names
     */
    public void production(Settings production, List<Problem> ofNames) {
        List<Problem> problems = new ArrayList<>(ofNames);
        problems.addAll(SettingsCheck.ofValues(production));
        problems.addAll(new RouteChecks(production, files.routes()).problems(directionFiles));
        problems.removeAll(findings.mistakes());
        mistakes(
                problems.stream()
                        .map(
                                problem ->
                                        new Problem(
                                                problem.file(),
                                                problem.line(),
                                                problem.column(),
                                                problem.message() + " (profile production)"))
                        .toList());
    }

    /** The mappings without a mistake of the tasks that run in some directions. */
    private List<Mapping> whole(List<Direction> running) {
        Map<String, Mapping> whole = new TreeMap<>();
        running.stream()
                .flatMap(direction -> direction.taskNames().stream())
                .filter(task -> !mappings.broken().containsKey(task))
                .filter(mappings.drafts()::containsKey)
                .forEach(task -> whole.put(task, mappings.drafts().get(task)));
        return List.copyOf(whole.values());
    }

    /** Checks which directions run by the settings. */
    private void choice(Set<String> tasks) {
        mistakes(files.directions().readAll(tasks).problems());
    }

    /** A setting that only mappings could use, and that none uses, is mistyped on one side. */
    private void ownSettings() {
        Set<String> used = files.settingsOfMappings();
        List<Problem> problems = new ArrayList<>();
        for (String name : settings.forMappings().own()) {
            if (!used.contains(name)) {
                problems.add(
                        settings.problem(
                                name,
                                "unknown setting \"%s\", which no mapping uses either.%s"
                                        .formatted(
                                                name,
                                                Suggestion.didYouMean(name, candidates(used)))));
            }
        }
        mistakes(problems);
    }

    private Set<String> candidates(Set<String> used) {
        Set<String> all = new TreeSet<>(used);
        settings.declared().forEach(setting -> all.add(setting.name()));
        return all;
    }

    /** Compares the mappings with the systems; one that is away does not stop the others. */
    public void live(Clock clock) {
        try (LiveConnections systems = new LiveConnections(settings, clock)) {
            Map<String, Connection> answering = new LinkedHashMap<>();
            systems.all().forEach((name, system) -> attempt(() -> model(name, system, answering)));
            mappings.drafts().values().forEach(draft -> attempt(() -> compare(draft, answering)));
        } catch (ConfigurationException e) {
            mistakes(e.problems()); // of settings that the connections need
        }
    }

    private static void model(String name, Connection system, Map<String, Connection> answering) {
        if (!system.model().sets().isEmpty()) {
            answering.put(name, system);
        }
    }

    private void compare(Mapping draft, Map<String, Connection> answering) {
        Findings found = MappingCheck.of(draft, answering);
        boolean isBroken = mappings.broken().containsKey(draft.task());
        // What a rule with a mistake would have given the target is not missing.
        add(isBroken ? Findings.mistakes(found.mistakes()) : found);
    }

    private void attempt(Runnable request) {
        try {
            request.run();
        } catch (UnavailableException e) {
            away.add(e.system());
        } catch (ConfigurationException e) {
            mistakes(e.problems());
        }
    }
}
