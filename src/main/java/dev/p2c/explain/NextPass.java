package dev.p2c.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.mapping.Mapping;
import dev.p2c.state.State;
import dev.p2c.task.plan.Plan;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether the next pass reads a row.
 *
 * @param reads whether it does
 * @param why the change of the row and what passes read
 */
record NextPass(boolean reads, String why) {

    /**
     * Compares the row with the watermark, or with its version in the ledger.
     *
     * @param known whether the state keeps anything of the task in the company
     */
    static NextPass of(
            Plan plan, State state, boolean known, String company, String key, ObjectNode row) {
        if (!known) {
            return new NextPass(true, "no pass of this task has ended yet");
        }
        return plan.mapping().source().changes() instanceof Mapping.Watermark watermark
                ? byTime(plan, state, company, row, watermark)
                : byVersion(plan, state, company, key, row);
    }

    private static NextPass byTime(
            Plan plan, State state, String company, ObjectNode row, Mapping.Watermark watermark) {
        Optional<Instant> mark = state.watermarks().get(plan.task(), company);
        if (mark.isEmpty()) {
            return new NextPass(true, "no pass of this task has ended yet");
        }
        Instant from = mark.get().minus(watermark.lookback());
        Optional<Instant> changed =
                Stream.concat(
                                Stream.of(row.path(watermark.column())),
                                plan.mapping().header().map(path -> path.of(row)).stream())
                        .flatMap(value -> time(value).stream())
                        .max(Instant::compareTo);
        if (changed.isEmpty()) {
            return new NextPass(
                    false, "it has no " + watermark.column() + ", by which passes find changes");
        }
        boolean reads = !changed.get().isBefore(from);
        return new NextPass(
                reads,
                "it was changed at %s, and passes read what was changed since %s (watermark %s less %s)"
                        .formatted(
                                changed.get(),
                                from,
                                mark.get(),
                                minutes(watermark.lookback().toSeconds())));
    }

    /** How a sentence names the pass that takes a row next. */
    static String name(Optional<Obstacle> obstacle) {
        return obstacle.isEmpty() ? "the next pass" : "the next pass that writes";
    }

    private static String minutes(long seconds) {
        return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }

    private static Optional<Instant> time(JsonNode value) {
        try {
            return Optional.of(OffsetDateTime.parse(value.asText()).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static NextPass byVersion(
            Plan plan, State state, String company, String key, ObjectNode row) {
        String read =
                state.ledger()
                        .sweptVersions(plan.task(), company, List.of(key))
                        .getOrDefault(key, "");
        return read.startsWith(plan.sourceVersion(row).value()) && !read.isEmpty()
                ? new NextPass(false, "it has not changed since the task last read it")
                : new NextPass(true, "it is new or has changed since the task last read it");
    }
}
