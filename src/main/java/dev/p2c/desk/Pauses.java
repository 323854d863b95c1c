package dev.p2c.desk;

import dev.p2c.error.ConfigurationException;
import dev.p2c.run.ProcessIdentity;
import dev.p2c.state.Pause;
import dev.p2c.state.State;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Pauses directions and resumes them. The state holds the pauses, so that they survive a restart
 * and count for every application that runs on the state; each asks before a pass begins. A pass
 * under way goes on. A direction whose trigger or route is paused in the console is paused by that
 * page. Thread-safe.
 */
public final class Pauses {

    private final State state;
    private final OperatorLog log;
    private final Clock clock;

    public Pauses(State state, Clock clock) {
        this.state = state;
        this.log = new OperatorLog(state);
        this.clock = clock;
    }

    /** The pauses by direction. */
    public Map<String, Pause> all() {
        Map<String, Pause> all = new TreeMap<>(state.pauses().all());
        all.values().removeIf(pause -> ProcessIdentity.of(pause.process()).isProvedDead());
        return all;
    }

    /** The pause of a direction; empty while its passes begin. */
    public Optional<Pause> of(String direction) {
        return Optional.ofNullable(all().get(direction));
    }

    /** Whether scheduled passes of a direction do not begin, in any application on the state. */
    public boolean isPausedByPerson(String direction) {
        return of(direction).filter(pause -> pause.process().isEmpty()).isPresent();
    }

    /**
     * Pauses a direction.
     *
     * @param reason may be empty
     * @return false if a person has paused it already, whose pause stays
     */
    public boolean pause(String direction, Operator by, String reason) {
        String why = reason == null ? "" : reason.strip();
        boolean isNew =
                state.pauses()
                        .begin(
                                Pause.begin(
                                        direction, "", clock.instant(), by.user(), by.from(), why));
        if (isNew) {
            log.write(by, "pause", direction, why);
        }
        return isNew;
    }

    /**
     * Resumes a direction. A trigger or a route that is paused in an application has to be resumed
     * there, see {@link PassRequests}.
     *
     * @return false if the direction was not paused
     */
    public boolean resume(String direction, Operator by) {
        boolean wasPaused = state.pauses().end(direction);
        if (wasPaused) {
            log.write(by, "resume", direction, "");
        }
        return wasPaused;
    }

    /**
     * Refuses a pass that a person asks for.
     *
     * @throws ConfigurationException if the direction is paused: by whom and since when
     */
    public void refuse(String direction) {
        of(direction)
                .ifPresent(
                        pause -> {
                            throw new ConfigurationException(direction, refusal(pause));
                        });
    }

    /** Why no pass begins, and what to do. */
    public static String refusal(Pause pause) {
        return "is %s; resume it first: bin/p2c resume %s"
                .formatted(pause.text(), pause.direction());
    }
}
