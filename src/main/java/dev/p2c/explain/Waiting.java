package dev.p2c.explain;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.p2c.state.Failure;
import dev.p2c.state.FailureKind;
import dev.p2c.task.batch.Missing;
import dev.p2c.task.plan.Plan;
import dev.p2c.task.plan.Plans;
import java.util.List;
import java.util.Optional;

/** Says of the rows that a parked row waits for whether they exist by now, and who brings them. */
final class Waiting {

    private final Plans plans;
    private final Plan plan;
    private final String company;
    private final String nextPass;

    Waiting(Plans plans, Plan plan, String company, Optional<Obstacle> obstacle) {
        this.plans = plans;
        this.plan = plan;
        this.company = company;
        this.nextPass = NextPass.name(obstacle);
    }

    /** A sentence for each row; none for a failure that waits for no row. */
    List<String> notes(Failure failure) {
        return failure.kind() == FailureKind.PARKED
                ? Missing.parseAll(failure.waitsFor()).stream().map(this::note).toList()
                : List.of();
    }

    private String note(Missing missing) {
        String entity = missing.column().entity();
        String attribute = missing.column().attribute();
        boolean isThere =
                plan.target().model().entity(entity).isPresent()
                        && !plan.target()
                                .existing(
                                        entity,
                                        company,
                                        attribute,
                                        List.of(TextNode.valueOf(missing.value())))
                                .isEmpty();
        if (isThere) {
            return "%s has the row %s now: %s tries again"
                    .formatted(plan.target().name(), missing, nextPass);
        }
        List<String> tasks = plans.writing(plan.target().name(), entity, attribute);
        return "%s has no row %s yet%s"
                .formatted(
                        plan.target().name(),
                        missing,
                        tasks.isEmpty()
                                ? "; no task brings such rows by this column"
                                : ": bin/p2c explain %s \"%s\""
                                        .formatted(tasks.get(0), missing.value()));
    }
}
