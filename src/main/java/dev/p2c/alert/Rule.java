package dev.p2c.alert;

import java.util.List;
import java.util.Set;

/** A rule and how it looks at what is wrong now. */
public record Rule(RuleKind kind, Look look) {

    /** Finds all conditions that hold now. */
    @FunctionalInterface
    public interface Look {

        /**
         * Looks once.
         *
         * @param open subjects of which this rule has raised an alert that is not over
         */
        List<Condition> conditions(Set<String> open);
    }
}
