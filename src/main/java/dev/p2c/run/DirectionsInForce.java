package dev.p2c.run;

import dev.p2c.error.ConfigurationException;
import dev.p2c.error.Problem;
import dev.p2c.error.StoppedException;
import dev.p2c.error.UnavailableException;
import dev.p2c.run.DirectionLeases.Held;
import dev.p2c.state.LeaseInfo;
import dev.p2c.state.RunHistory;
import dev.p2c.state.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Keeps two directions that sync the same rows, a direct one and its staged counterpart, from being
 * in force at once in any processes that share the state. A process that runs schedules holds a
 * lease for each of its directions as long as it lives, besides the lease of each pass. What a dead
 * process held ends like its other leases, see {@link DirectionLeases}. Thread-safe.
 */
public final class DirectionsInForce implements AutoCloseable {

    private static final String NAME = "in force ";

    private final State state;
    private final DirectionLeases leases;
    private final Function<String, Optional<String>> counterpart;
    private final Map<String, Held> held = new HashMap<>();

    /**
     * @param counterpart the direction that syncs the same rows as the given one, if there is any
     */
    public DirectionsInForce(
            State state, DirectionLeases leases, Function<String, Optional<String>> counterpart) {
        this.state = state;
        this.leases = leases;
        this.counterpart = counterpart;
    }

    /**
     * Puts directions in force until this process ends, for schedules.
     *
     * @throws ConfigurationException with every direction whose counterpart is in force in another
     *     process; nothing is in force then
     */
    public synchronized void begin(Collection<String> directions) {
        // Announced before the look: of two processes that start at once, at least one sees the
        // other.
        change(directions);
        try {
            check(directions);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * Puts exactly these directions in force, without a look at their counterparts: each pass looks
     * at its own.
     */
    public synchronized void change(Collection<String> directions) {
        Set<String> gone = new HashSet<>(held.keySet());
        gone.removeAll(directions);
        gone.forEach(direction -> held.remove(direction).close());
        for (String direction : directions) {
            if (counterpart.apply(direction).isPresent() && !held.containsKey(direction)) {
                hold(direction);
            }
        }
    }

    /** Takes the first place that is free: several processes may have one direction in force. */
    private void hold(String direction) {
        Optional<Held> lease = Optional.empty();
        for (int place = 1; lease.isEmpty(); place++) {
            lease = leases.tryTake(NAME + direction + " " + place);
        }
        lease.get().whenLost(() -> replace(direction));
        held.put(direction, lease.get());
    }

    /** Takes another place after a suspended process has lost its own. */
    private synchronized void replace(String direction) {
        Held lost = held.remove(direction);
        if (lost != null) {
            lost.close();
            hold(direction);
        }
    }

    /**
     * Refuses directions whose counterpart is in force in another process.
     *
     * @throws ConfigurationException with each of them and the process
     */
    public void check(Collection<String> directions) {
        List<Problem> problems = new ArrayList<>();
        for (String direction : directions) {
            counterpart
                    .apply(direction)
                    .flatMap(other -> holder(other).map(info -> problem(direction, other, info)))
                    .ifPresent(problems::add);
        }
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
    }

    private Optional<LeaseInfo> holder(String direction) {
        List<LeaseInfo> holders = new ArrayList<>(state.leases().holders(NAME + direction + " "));
        state.leases().holder(RunHistory.lease(direction)).ifPresent(holders::add);
        return holders.stream().filter(info -> !DirectionLeases.isFree(info)).findFirst();
    }

    private static Problem problem(String direction, String other, LeaseInfo holder) {
        return new Problem(
                direction,
                ("cannot run while %s is in force in another process (%s): both sync the same rows"
                                + " and would overwrite each other. Stop that process, or give both"
                                + " the same p2c.staged. If that process no longer exists, its"
                                + " entry ends at %s")
                        .formatted(other, DirectionLeases.text(holder), holder.expiresAt()));
    }

    /**
     * Acquires the lease for a pass of a direction.
     *
     * @param patience how long to wait for another pass to end
     * @throws UnavailableException naming the holder, if the lease is not free by then
     * @throws ConfigurationException if the counterpart is in force in another process
     * @throws StoppedException if the process is asked to stop
     */
    Held take(String direction, Duration patience) {
        Held lease = leases.take(direction, patience);
        try {
            check(List.of(direction));
            return lease;
        } catch (RuntimeException e) {
            lease.close();
            throw e;
        }
    }

    @Override
    public synchronized void close() {
        held.values().forEach(Held::close);
        held.clear();
    }
}
