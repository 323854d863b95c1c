package dev.p2c.app;

import dev.p2c.error.ConfigurationException;
import dev.p2c.state.State;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Empties the state of an earlier run with stand-ins, whose rows were in memory. */
public final class StandInState {

    private static final Logger LOG = LoggerFactory.getLogger(StandInState.class);

    /** A system and its address, unless it is known by an id: {@code finance localhost:8182}. */
    private static final Pattern ELSEWHERE =
            Pattern.compile(
                    "\\S+ (?!localhost(?::\\d+)?$)(?![0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-).+");

    private StandInState() {}

    /**
     * Empties a state.
     *
     * @throws ConfigurationException if the state belongs to systems that are no stand-ins
     */
    public static void empty(State state) {
        List<String> environments = state.notes().environments();
        environments.stream()
                .filter(StandInState::isElsewhere)
                .findFirst()
                .ifPresent(StandInState::refuse);
        if (!environments.isEmpty()) {
            LOG.info(
                    "the state of an earlier run with stand-ins is emptied, with its failures,"
                            + " history and operators' log: the stand-ins kept their rows in memory");
        }
        state.clear();
    }

    private static boolean isElsewhere(String environment) {
        return Stream.of(environment.split(", "))
                .anyMatch(system -> ELSEWHERE.matcher(system).matches());
    }

    private static void refuse(String environment) {
        throw new ConfigurationException(
                "p2c.state.url",
                "the state belongs to %s, and --sandbox would empty it. Set P2C_STATE_URL to a state for the stand-ins"
                        .formatted(environment));
    }
}
