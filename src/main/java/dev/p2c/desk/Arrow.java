package dev.p2c.desk;

import java.time.Instant;
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
        Optional<Running> running) {

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
}
