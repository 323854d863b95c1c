package dev.p2c.operate;

import dev.p2c.desk.Arrow.Running;
import dev.p2c.desk.RunProgress;
import dev.p2c.error.ConfigurationException;
import dev.p2c.run.Run;
import dev.p2c.state.Counts;
import dev.p2c.state.RunFilter;
import dev.p2c.state.RunRecord;
import dev.p2c.state.State;
import dev.p2c.text.Visible;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Shows runs in JMX. */
public final class RunsBean implements RunsMXBean {

    private final State state;
    private final Function<String, Optional<Run>> active;
    private final Clock clock;

    /**
     * @param active the run of a direction in this process
     */
    public RunsBean(State state, Function<String, Optional<Run>> active, Clock clock) {
        this.state = state;
        this.active = active;
        this.clock = clock;
    }

    @Override
    public Page page(
            String direction, String company, String since, String until, int offset, int limit) {
        PageLimit.check(offset, limit);
        RunFilter filter =
                new RunFilter(
                        text(direction),
                        text(company),
                        time("since", since),
                        time("until", until),
                        false);
        List<RunRecord> runs = state.runPages().page(filter, offset, limit);
        Map<Long, Counts> counts =
                state.runPages().counts(runs.stream().map(RunRecord::id).toList());
        return new Page(
                state.runPages().count(filter),
                runs.stream()
                        .map(run -> row(run, counts.getOrDefault(run.id(), Counts.ZERO)))
                        .toList());
    }

    @Override
    public Detail run(long id) {
        RunRecord run =
                state.runs()
                        .find(id)
                        .orElseThrow(
                                () ->
                                        new ConfigurationException(
                                                "run " + id, "is not kept any more, or never was"));
        Map<String, Counts> stored = state.runs().counts(id);
        Optional<Run> ours = active.apply(run.direction()).filter(one -> one.id() == id);
        Counts all = stored.values().stream().reduce(Counts.ZERO, Counts::plus);
        return new Detail(
                row(run, all),
                ours.map(RunsBean::parts).orElseGet(() -> parts(stored)),
                ours.map(one -> RunProgress.of(one, clock.instant())).map(RunsBean::progress));
    }

    private static List<Part> parts(Map<String, Counts> stored) {
        List<Part> parts = new ArrayList<>();
        stored.forEach((task, counts) -> parts.add(part(task, "", counts, -1)));
        return parts;
    }

    private static List<Part> parts(Run run) {
        return run.parts().stream()
                .map(
                        one ->
                                part(
                                        one.task(),
                                        one.company(),
                                        one.progress().counts(),
                                        one.progress().expected().orElse(-1)))
                .toList();
    }

    private static Part part(String task, String company, Counts c, long expected) {
        return new Part(
                task,
                company,
                c.read(),
                c.created(),
                c.updated(),
                c.unchanged(),
                c.skipped(),
                c.parked(),
                c.rejected(),
                expected);
    }

    private static Progress progress(Running running) {
        return new Progress(running.rows(), running.rate(), running.remainingSeconds());
    }

    private Row row(RunRecord run, Counts c) {
        Instant end = run.endedAt() == null ? clock.instant() : run.endedAt();
        return new Row(
                run.id(),
                run.direction(),
                run.company(),
                run.trigger(),
                Visible.line(run.user()),
                run.status().name(),
                run.startedAt(),
                Optional.ofNullable(run.endedAt()),
                Duration.between(run.startedAt(), end).toMillis() / 1000.0,
                Visible.paragraph(run.error()),
                c.read(),
                c.created(),
                c.updated(),
                c.unchanged(),
                c.skipped(),
                c.parked(),
                c.rejected());
    }

    private static Optional<String> text(String text) {
        return Optional.ofNullable(text).map(String::strip).filter(one -> !one.isEmpty());
    }

    private static Optional<Instant> time(String name, String text) {
        try {
            return text(text).map(Instant::parse);
        } catch (DateTimeParseException e) {
            throw new ConfigurationException(name, "is not a time; write 2026-01-31T08:00:00Z");
        }
    }
}
