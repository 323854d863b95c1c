package dev.p2c.app;

import dev.p2c.alert.AlertSender;
import dev.p2c.alert.AlertWatch;
import dev.p2c.alert.AutoPause;
import dev.p2c.alert.Condition;
import dev.p2c.alert.Expiry;
import dev.p2c.alert.Rule;
import dev.p2c.alert.RuleKind;
import dev.p2c.alert.Severity;
import dev.p2c.alert.StateRules;
import dev.p2c.desk.Freshness;
import dev.p2c.routes.Direction;
import dev.p2c.state.RunStatus;
import dev.p2c.text.Counted;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Puts the rules and channels of a running application together, as its settings say. */
final class AlertParts {

    private final Application application;
    private final AlertOptions options;
    private final Clock clock;
    private final List<Rule> rules;

    AlertParts(
            Application application,
            ScheduleWatch schedules,
            FlowWatch flow,
            Supplier<List<String>> edits) {
        this.application = application;
        this.options = new AlertOptions(application.settings());
        this.clock = application.clock();
        StateRules ofState = new StateRules(application.state(), this::live, clock);
        this.rules =
                Stream.of(
                                new Rule(RuleKind.AWAY, open -> away()),
                                ofState.brake(),
                                ofState.noSuccess(options.time("no-success.after")),
                                new Rule(RuleKind.SCHEDULE, open -> standstills(schedules)),
                                new Rule(RuleKind.FRESHNESS, open -> old(flow)),
                                ofState.failures(
                                        options.number("failures.rows"),
                                        options.time("failures.within")),
                                ofState.waiting(options.number("waiting.rows")),
                                new Rule(RuleKind.EDIT, open -> edits(edits)),
                                autoPause(),
                                Expiry.rule(
                                        new Expiries(application.settings())::known,
                                        options.time("secret.before"),
                                        clock))
                        .filter(rule -> options.rules().contains(rule.kind()))
                        .toList();
    }

    private List<String> live() {
        return application.directions().stream()
                .filter(Direction::isLive)
                .map(Direction::id)
                .toList();
    }

    /** The rules that are switched on. */
    List<Rule> rules() {
        return rules;
    }

    /** Sends a trial over each channel, and says how that went. */
    String test() {
        return new AlertTrial(options, channels().of(options)).send(clock.instant());
    }

    /** The channels that are set, as people call them. */
    List<String> channelNames() {
        return List.copyOf(channels().of(options).keySet());
    }

    AlertWatch watch() {
        return new AlertWatch(
                application.state().alerts(),
                rules,
                channels().of(options).keySet(),
                options.quiet(),
                clock);
    }

    AlertSender sender() {
        return new AlertSender(
                application.state().alerts(),
                channels().of(options),
                options.installation(),
                options.console(),
                clock);
    }

    private AlertChannels channels() {
        return new AlertChannels(application::context);
    }

    private List<Condition> away() {
        return application.connections().values().stream()
                .filter(connection -> connection.stats().openUntil().isPresent())
                .map(
                        connection ->
                                new Condition(
                                        connection.name(),
                                        Severity.ERROR,
                                        connection.name() + " does not answer",
                                        "/p2c"))
                .toList();
    }

    private List<Condition> old(FlowWatch flow) {
        Freshness.Reading reading = flow.flow().freshness().read();
        Duration most = options.time("freshness.after");
        List<String> companies = application.settings().list("p2c.companies");
        return application.directions().stream()
                .filter(Direction::isLive)
                .filter(direction -> hasEnded(direction.id()))
                .flatMap(
                        direction ->
                                reading
                                        .age(direction.id(), direction.taskNames(), companies)
                                        .filter(age -> age.compareTo(most) > 0)
                                        .map(age -> old(direction.id(), age))
                                        .stream())
                .toList();
    }

    /** A first pass may take hours, and until it has ended every change waits. */
    private boolean hasEnded(String direction) {
        return application.state().runs().latestOf(direction, 2).stream()
                .anyMatch(run -> run.status() != RunStatus.RUNNING);
    }

    private static Condition old(String direction, Duration age) {
        return new Condition(
                direction,
                Severity.WARNING,
                "%s: a change has waited for %s".formatted(direction, Counted.time(age)),
                "/p2c");
    }

    /** Never pauses where the share is 0. */
    private Rule autoPause() {
        int percent = options.number("pause.percent");
        return percent == 0
                ? new Rule(RuleKind.PAUSED, open -> List.of())
                : new AutoPause(
                                application.state(),
                                this::live,
                                options.number("pause.rows"),
                                percent,
                                new PausesOfAlerts(application.pauses()))
                        .rule();
    }

    private List<Condition> standstills(ScheduleWatch schedules) {
        return live().stream()
                .flatMap(direction -> standstill(schedules, direction).stream())
                .toList();
    }

    private static Optional<Condition> standstill(ScheduleWatch schedules, String direction) {
        return schedules
                .problem(direction)
                .map(
                        why ->
                                new Condition(
                                        direction,
                                        Severity.ERROR,
                                        direction + ": passes do not begin: " + why,
                                        "/p2c"));
    }

    /** An edit's text begins with the task or direction. */
    private static List<Condition> edits(Supplier<List<String>> edits) {
        return edits.get().stream()
                .map(
                        text ->
                                new Condition(
                                        text.replaceFirst(":.*(?s).*", ""),
                                        Severity.ERROR,
                                        text,
                                        "/p2c/mappings"))
                .toList();
    }
}
