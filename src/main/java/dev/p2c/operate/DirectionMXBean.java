package dev.p2c.operate;

/** {@code p2c:type=Direction,name=<id>}. Times are ISO 8601, empty for never. */
public interface DirectionMXBean {

    String getDescription();

    /** Quartz cron. */
    String getSchedule();

    boolean isRunning();

    /** {@code RUNNING, DONE, INCOMPLETE, FAILED, ABANDONED} or empty. */
    String getLastRunStatus();

    String getLastRunStartedAt();

    String getLastRunEndedAt();

    String getLastRunError();

    /** Rows of the last run by outcome, {@code 42 read, 41 created, 1 rejected}. */
    String getLastRunCounts();

    /** Starts a pass and waits for its end; answers what it did, or why it could not. */
    String runNow();
}
