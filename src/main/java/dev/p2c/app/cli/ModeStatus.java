package dev.p2c.app.cli;

import dev.p2c.app.ShadowPlans;
import dev.p2c.error.Problem;
import dev.p2c.plan.PlanCounts;
import dev.p2c.plan.PlanSummary;
import dev.p2c.routes.Direction;
import dev.p2c.routes.DirectionMode;
import dev.p2c.text.Visible;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A direction whose passes do not write.
 *
 * @param mode {@code shadow} or {@code off}
 * @param file of the newest plan; null without a plan
 * @param madeAt when the plan was made; null without a plan
 * @param counts the rows of the plan by outcome; null without a plan
 * @param notes what a reader of the plan should know
 * @param problem why the last plan could not be made; null if it was made
 */
record ModeStatus(
        String direction,
        String mode,
        String file,
        Instant madeAt,
        PlanCounts counts,
        List<String> notes,
        String problem) {

    static List<ModeStatus> of(List<Direction> directions, ShadowPlans plans) {
        return directions.stream()
                .filter(direction -> !direction.isLive())
                .map(direction -> of(direction, plans))
                .toList();
    }

    private static ModeStatus of(Direction direction, ShadowPlans plans) {
        String id = direction.id();
        boolean isShadow = direction.mode() == DirectionMode.SHADOW;
        Optional<PlanSummary> plan = isShadow ? plans.newest(id) : Optional.empty();
        return new ModeStatus(
                id,
                direction.mode().word(),
                plan.map(of -> plans.file(id).toString()).orElse(null),
                plan.map(of -> of.head().madeAt()).orElse(null),
                plan.map(PlanSummary::counts).orElse(null),
                plan.map(of -> of.head().notes()).orElse(List.of()),
                isShadow ? plans.problem(id).orElse(null) : null);
    }

    /** What {@code p2c status} prints. */
    Stream<String> lines() {
        Stream<String> first = Stream.of(direction + ": " + sentence());
        Stream<String> further =
                Stream.concat(
                        notes.stream(),
                        Stream.ofNullable(problem).map(text -> "the last plan failed: " + text));
        return Stream.concat(first, further.map(text -> direction + ": " + Visible.line(text)));
    }

    private String sentence() {
        if (!mode.equals(DirectionMode.SHADOW.word())) {
            return "off: no passes";
        }
        return counts == null
                ? "in shadow: no plan yet"
                : "in shadow, %s (%s): bin/p2c apply %s"
                        .formatted(
                                ShadowPlans.text(counts),
                                madeAt.truncatedTo(ChronoUnit.SECONDS),
                                file);
    }

    /** Why a direction has no pass that writes, and what to do. */
    static Problem whyNoPass(Direction direction) {
        return new Problem(direction.id(), ShadowPlans.whyNoPass(direction.mode(), direction.id()));
    }
}
