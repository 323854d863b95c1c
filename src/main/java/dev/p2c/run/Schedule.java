package dev.p2c.run;

import dev.p2c.state.RunRecord;
import dev.p2c.state.RunStatus;
import dev.p2c.state.State;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Optional;
import org.quartz.CronExpression;

/**
 * When the passes of a direction are due, by its Quartz cron expression, and whether they come. A
 * direction is late once two passes that were due since its last one have not begun; a pass that is
 * under way is not late, however long it takes.
 */
public final class Schedule {

    /** Time for a pass to begin after it is due. */
    private static final Duration GRACE = Duration.ofSeconds(15);

    private static final int COUNTED = 1000;

    private final String direction;
    private final String cron;
    private final Optional<CronExpression> times;

    /**
     * @param cron the cron expression; any other text means that no pass is ever due
     */
    public Schedule(String direction, String cron) {
        this.direction = direction;
        this.cron = cron;
        this.times = parsed(cron);
    }

    private static Optional<CronExpression> parsed(String cron) {
        try {
            return Optional.of(new CronExpression(cron));
        } catch (ParseException e) {
            return Optional.empty();
        }
    }

    public String cron() {
        return cron;
    }

    /**
     * Says that passes are due and do not begin.
     *
     * @param notBefore passes were not due before this time, for example the start of the process;
     *     null for no such time
     * @return empty if the direction is not late, and if it has never run and {@code notBefore} is
     *     null
     */
    public Optional<String> lateness(State state, Instant notBefore, Instant now) {
        return lateness(latest(state), notBefore, now);
    }

    /**
     * Says that passes are due and do not begin.
     *
     * @param latest the latest run of the direction
     * @param notBefore see above
     */
    public Optional<String> lateness(Optional<RunRecord> latest, Instant notBefore, Instant now) {
        long missed = missed(latest, notBefore, now);
        if (missed < 2) {
            return Optional.empty();
        }
        String times = missed < COUNTED ? missed + " times" : COUNTED + " times or more";
        return lastPass(latest, notBefore)
                .map(
                        last ->
                                "no pass since %s, although one was due %s (%s)"
                                        .formatted(
                                                last.truncatedTo(ChronoUnit.SECONDS), times, cron));
    }

    /**
     * Returns how many passes were due since the last one and did not begin; 0 while one is under
     * way.
     *
     * @param notBefore see {@link #lateness}
     */
    public long missed(State state, Instant notBefore, Instant now) {
        return missed(latest(state), notBefore, now);
    }

    private long missed(Optional<RunRecord> latest, Instant notBefore, Instant now) {
        if (latest.filter(run -> run.status() == RunStatus.RUNNING).isPresent()) {
            return 0;
        }
        Optional<Instant> last = lastPass(latest, notBefore);
        if (times.isEmpty() || last.isEmpty()) {
            return 0;
        }
        long missed = 0;
        Date until = Date.from(now.minus(GRACE));
        Date due = times.get().getNextValidTimeAfter(Date.from(last.get()));
        while (due != null && due.before(until) && missed < COUNTED) {
            missed++;
            due = times.get().getNextValidTimeAfter(due);
        }
        return missed;
    }

    /** When the next pass is due; empty without a cron expression, and if none is due any more. */
    public Optional<Instant> next(Instant now) {
        return times.map(cron -> cron.getNextValidTimeAfter(Date.from(now))).map(Date::toInstant);
    }

    private Optional<RunRecord> latest(State state) {
        return state.runs().latestOf(direction, 1).stream().findFirst();
    }

    /** When the last pass ended, or began if it has not ended, but not before a time. */
    private static Optional<Instant> lastPass(Optional<RunRecord> latest, Instant notBefore) {
        Optional<Instant> last = latest.map(Schedule::end);
        return last.isEmpty() || notBefore != null && last.get().isBefore(notBefore)
                ? Optional.ofNullable(notBefore)
                : last;
    }

    private static Instant end(RunRecord run) {
        return run.endedAt() == null ? run.startedAt() : run.endedAt();
    }
}
