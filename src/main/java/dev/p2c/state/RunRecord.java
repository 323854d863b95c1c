package dev.p2c.state;

import java.time.Instant;

/**
 * One run of a direction.
 *
 * @param trigger what started the run: {@code schedule}, {@code command}, {@code jmx}, {@code
 *     start}, {@code apply}
 * @param user who asked for the run; empty where nobody did, or where that is not known
 * @param endedAt null while the run is {@link RunStatus#RUNNING}
 * @param error why the run failed, was stopped or is incomplete; empty for a run that is done
 */
public record RunRecord(
        long id,
        String direction,
        String company,
        String trigger,
        String user,
        RunStatus status,
        Instant startedAt,
        Instant endedAt,
        String error) {

    private static final String SCHEDULE = "schedule";

    public boolean isScheduled() {
        return SCHEDULE.equals(trigger);
    }
}
