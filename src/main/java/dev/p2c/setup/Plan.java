package dev.p2c.setup;

import java.util.List;

/**
 * What is missing in Sales.
 *
 * @param steps what can be added, in order
 * @param obstacles what is there in another form, for people; nothing is done about it
 */
public record Plan(List<Step> steps, List<String> obstacles) {

    public Plan {
        steps = List.copyOf(steps);
        obstacles = List.copyOf(obstacles);
    }

    /** The steps of one kind. */
    public List<Step> of(Step.Kind kind) {
        return steps.stream().filter(step -> step.kind() == kind).toList();
    }

    public boolean isEmpty() {
        return steps.isEmpty() && obstacles.isEmpty();
    }
}
