package dev.p2c.operate;

import dev.p2c.state.FoundChanges;
import dev.p2c.state.State;
import dev.p2c.text.Counted;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Names tasks that have found no change for much longer than they used to: perhaps nobody works,
 * perhaps a filter, a right or a wrong time hides the rows. Thread-safe.
 */
public final class QuietTasks {

    private final State state;
    private final List<String> companies;
    private final Duration after;
    private final Clock clock;

    /**
     * @param after the least working time without a change; zero for never
     */
    public QuietTasks(State state, List<String> companies, Duration after, Clock clock) {
        this.state = state;
        this.companies = List.copyOf(companies);
        this.after = after;
        this.clock = clock;
    }

    /** One sentence about a task that is quiet; empty for any other. */
    public Optional<String> sentence(String task) {
        String sentence =
                companies.stream()
                        .flatMap(company -> sentence(task, company).stream())
                        .collect(Collectors.joining("; "));
        return Optional.of(sentence).filter(text -> !text.isEmpty());
    }

    private Optional<String> sentence(String task, String company) {
        Optional<FoundChanges> found = state.notes().of(task, company).foundChanges();
        return found.flatMap(f -> f.silence(clock.instant(), after))
                .map(
                        silence ->
                                "%s for %s has found no change since %s, for %s of working time; its longest gap before was %s"
                                        .formatted(
                                                task,
                                                company,
                                                found.get().last(),
                                                Counted.time(silence),
                                                Counted.time(found.get().longest())));
    }
}
