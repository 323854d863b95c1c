package dev.p2c.app.cli;

import dev.p2c.explain.Explanation;
import dev.p2c.explain.Outcome;
import dev.p2c.explain.RowExplainer;
import dev.p2c.routes.Direction;
import dev.p2c.run.Run;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What is the matter with the key of {@code --key}, where no task has read a row.
 *
 * @param outcome why, in the words of {@code p2c explain}
 */
record UnreadKey(
        String task,
        String company,
        String key,
        String outcome,
        String reason,
        List<String> notes) {

    private static final int MANY = 2;

    /** Asks for each task of the directions; none where a task has read a row or a run failed. */
    static List<UnreadKey> of(
            Function<Boolean, RowExplainer> explainers,
            List<Run> runs,
            List<Direction> directions,
            String key) {
        boolean isRead = runs.stream().anyMatch(run -> run.counts().read() > 0);
        if (runs.isEmpty() || isRead || runs.stream().anyMatch(run -> !run.failures().isEmpty())) {
            return List.of();
        }
        RowExplainer explainer = explainers.apply(directions.size() == 1);
        Optional<String> company = runs.get(0).options().company();
        List<Explanation> all =
                directions.stream()
                        .flatMap(direction -> direction.taskNames().stream())
                        .distinct()
                        .map(task -> explainer.explain(task, key, company))
                        .toList();
        List<Explanation> known = all.stream().filter(UnreadKey::isKnown).toList();
        return (known.isEmpty() ? all : known).stream().map(UnreadKey::of).toList();
    }

    private static boolean isKnown(Explanation one) {
        Outcome outcome = one.verdict().outcome();
        return outcome != Outcome.NO_SUCH_ROW && outcome != Outcome.NO_HEADER;
    }

    private static UnreadKey of(Explanation one) {
        return new UnreadKey(
                one.task(),
                one.company(),
                one.key(),
                one.verdict().outcome().word(),
                one.verdict().reason(),
                one.verdict().notes());
    }

    /** A line for each task; one for all tasks where many have no such row. */
    static List<String> lines(List<UnreadKey> unread) {
        boolean isNowhere =
                unread.size() > MANY
                        && unread.stream()
                                .allMatch(one -> one.outcome.equals(Outcome.NO_SUCH_ROW.word()));
        return isNowhere
                ? List.of(
                        "No task has a row with the key %s. bin/p2c explain TASK KEY suggests similar keys."
                                .formatted(unread.get(0).key))
                : unread.stream().map(UnreadKey::line).toList();
    }

    private String line() {
        String more = notes.isEmpty() ? "" : ". " + String.join(". ", notes);
        return "%s: no row was read (%s): %s%s".formatted(task, outcome, reason, more);
    }
}
