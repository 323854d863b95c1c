package dev.p2c.desk;

import dev.p2c.state.RunHistory;
import dev.p2c.state.State;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Asks for the passes that try rows again, so that whoever retries a row need not wait for the
 * schedule. Thread-safe.
 */
public final class PassesForRows {

    private static final String NEXT_PASS = "the next pass tries again";

    private final State state;
    private final PassRequests requests;
    private final Supplier<List<FlowDirection>> directions;
    private final Function<String, FlowState> states;

    /**
     * @param states the state of a direction
     */
    public PassesForRows(
            State state,
            Supplier<List<FlowDirection>> directions,
            Function<String, FlowState> states) {
        this.state = state;
        this.requests = new PassRequests(state);
        this.directions = directions;
        this.states = states;
    }

    /** Asks for a pass of each direction that has one of the tasks, and says what happens then. */
    public String ask(Collection<String> tasks, Operator by) {
        String answer =
                directions.get().stream()
                        .filter(direction -> direction.tasks().stream().anyMatch(tasks::contains))
                        .map(direction -> ask(direction, by))
                        .collect(Collectors.joining("; "));
        return answer.isEmpty() ? NEXT_PASS : answer;
    }

    private String ask(FlowDirection direction, Operator by) {
        String id = direction.id();
        return switch (states.apply(id)) {
            case PAUSED -> id + " is paused; resume it to try again";
            case SHADOW, OFF -> "%s is %s and writes nothing".formatted(id, direction.mode());
            default -> {
                // A state names only long passes, and none of a direction whose last one failed.
                if (isUnderWay(id)) {
                    yield "a pass of %s is under way, the next one tries again".formatted(id);
                }
                long unused = requests.run(id, by, "after a retry");
                yield "a pass of %s begins".formatted(id);
            }
        };
    }

    private boolean isUnderWay(String direction) {
        return state.leases().holder(RunHistory.lease(direction)).isPresent();
    }
}
