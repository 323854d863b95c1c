package dev.p2c.desk;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A direction in the picture of the flow.
 *
 * @param stateText one sentence on the state
 * @param error what the last pass that ended says; empty if it failed in nothing
 * @param lastEndedAt when a pass last ended
 * @param nextAt when the next pass is due; empty while none will come
 * @param rowsToday rows created and updated in the last 24 hours
 * @param waiting rows that wait: rejected, parked and in conflict
 * @param rejected rows that are wrong
 * @param parked rows that wait for other rows
 * @param conflicts rows for which a person has to decide
 * @param oldestChangeSeconds the age of the oldest change that may not be across, see {@link
 *     Freshness}; -1 if it is unknown
 * @param pausedBy empty while the direction is not paused
 * @param running the pass under way
 * @param away the connection on its way whose system does not answer; empty while all answer
 */
public record Arrow(
        String direction,
        String description,
        String from,
        String to,
        String way,
        String mode,
        FlowState state,
        String stateText,
        String error,
        Optional<Instant> lastStartedAt,
        Optional<Instant> lastEndedAt,
        Optional<Instant> nextAt,
        long rowsToday,
        long waiting,
        long rejected,
        long parked,
        long conflicts,
        long oldestChangeSeconds,
        String pausedBy,
        Optional<Instant> pausedSince,
        String pauseReason,
        Optional<Running> running,
        String away) {

    /**
     * A pass under way.
     *
     * @param run its id
     * @param rows read so far
     * @param rate rows a second
     * @param remainingSeconds -1 if nobody knows how many rows it will read
     */
    public record Running(
            long run, long rows, double rate, long remainingSeconds, Instant startedAt) {}

    /** The arrow while systems do not answer; the same one if none of them is on its way. */
    public Arrow whileAway(Collection<String> connections) {
        return connections.stream()
                .filter(this::passes)
                .findFirst()
                .map(this::waitingFor)
                .orElse(this);
    }

    private boolean passes(String connection) {
        return connection.equals(from)
                || connection.equals(to)
                || List.of(way.split(" > ")).contains(connection);
    }

    private Arrow waitingFor(String connection) {
        return new Arrow(
                direction,
                description,
                from,
                to,
                way,
                mode,
                state,
                stateText,
                error,
                lastStartedAt,
                lastEndedAt,
                nextAt,
                rowsToday,
                waiting,
                rejected,
                parked,
                conflicts,
                oldestChangeSeconds,
                pausedBy,
                pausedSince,
                pauseReason,
                running,
                connection);
    }
}
