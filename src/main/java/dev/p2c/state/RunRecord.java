package dev.p2c.state;

import java.time.Instant;

/**
 * One run of a direction.
 *
 * @param trigger what started the run: {@code schedule}, {@code command}
 * @param endedAt null while the run is {@link RunStatus#RUNNING}
 * @param error empty if there was none
 */
public record RunRecord(
        long id,
        String direction,
        String company,
        String trigger,
        RunStatus status,
        Instant startedAt,
        Instant endedAt,
        String error) {

    private static final String SCHEDULE = "schedule";

    public boolean isScheduled() {
        return SCHEDULE.equals(trigger);
    }
}
