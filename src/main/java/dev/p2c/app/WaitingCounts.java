package dev.p2c.app;

import dev.p2c.desk.Recent;
import dev.p2c.error.UnavailableException;
import dev.p2c.state.FailureCounts;
import dev.p2c.state.State;
import dev.p2c.state.WaitingRows;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * The waiting rows of all tasks, counted in one look that serves all metrics of one scrape. While
 * the state is away, one look finds that out for all. Thread-safe.
 */
final class WaitingCounts {

    private static final Duration FRESH = Duration.ofSeconds(2);

    private record Counted(Map<String, WaitingRows> waiting, Map<String, Long> deleted) {}

    private final State state;
    private final Recent<Optional<Counted>> last;

    WaitingCounts(State state, Clock clock) {
        this.state = state;
        this.last = new Recent<>(this::counted, FRESH, clock);
    }

    /** One figure of a task's waiting rows; not a number while the state is away. */
    double of(String task, ToLongFunction<WaitingRows> figure) {
        return last.get()
                .map(
                        counted ->
                                Optional.ofNullable(counted.waiting().get(task))
                                        .map(figure::applyAsLong)
                                        .orElse(0L))
                .map(Long::doubleValue)
                .orElse(Double.NaN);
    }

    /** The rows whose source row was deleted while the target still has them. */
    double deleted(String task) {
        return last.get()
                .map(counted -> counted.deleted().getOrDefault(task, 0L))
                .map(Long::doubleValue)
                .orElse(Double.NaN);
    }

    private Optional<Counted> counted() {
        FailureCounts counts = state.failureCounts();
        try {
            return Optional.of(new Counted(counts.waiting(), counts.deleted()));
        } catch (UnavailableException e) {
            return Optional.empty();
        }
    }
}
