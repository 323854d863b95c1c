package dev.p2c.desk;

import dev.p2c.desk.Arrow.Running;
import dev.p2c.run.Progress;
import dev.p2c.run.Run;
import java.time.Duration;
import java.time.Instant;

/** How far a run of this process is. */
public final class RunProgress {

    private RunProgress() {}

    /** Rows, rate and remaining time at a point in time. */
    public static Running of(Run run, Instant now) {
        long rows = run.counts().read();
        double rate = rate(rows, run.startedAt(), now);
        long left = left(run);
        return new Running(
                run.id(),
                rows,
                rate,
                left < 0 || rate == 0 ? -1 : Math.round(left / rate),
                run.startedAt());
    }

    private static long left(Run run) {
        long left = -1;
        for (Progress progress : run.progress().values()) {
            if (progress.expected().isPresent()) {
                left =
                        Math.max(left, 0)
                                + progress.expected().getAsLong()
                                - progress.counts().read();
            }
        }
        return left;
    }

    static double rate(long rows, Instant since, Instant now) {
        double seconds = Duration.between(since, now).toMillis() / 1000.0;
        return seconds <= 0 ? 0 : rows / seconds;
    }
}
