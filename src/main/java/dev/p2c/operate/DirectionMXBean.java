package dev.p2c.operate;

/** {@code p2c:type=Direction,name=<id>}: a direction and its last run. Times are ISO 8601. */
public interface DirectionMXBean {

    String getDescription();

    /** The Quartz cron expression. */
    String getSchedule();

    /** Why no passes come; empty if they come. */
    String getScheduleProblem();

    boolean isRunning();

    /** {@code RUNNING, DONE, INCOMPLETE, FAILED, STOPPED, ABANDONED} or empty. */
    String getLastRunStatus();

    String getLastRunStartedAt();

    String getLastRunEndedAt();

    String getLastRunError();

    /** Rows of the last run by outcome, {@code 42 read, 41 created, 1 rejected}. */
    String getLastRunCounts();

    /**
     * A line for each pair of tasks in two legs: the rows that each leg has written, those between
     * them, and those that wait in the second leg. Empty without such tasks.
     */
    String getLegs();

    /** {@code live}, {@code shadow} or {@code off}. */
    String getMode();

    /** What the newest plan of a direction in shadow would write; empty without a plan. */
    String getShadowPlan();

    /** The file of that plan, for {@code p2c apply}. */
    String getShadowPlanFile();

    String getShadowPlanMadeAt();

    /**
     * Runs a pass, or makes a plan in shadow, and returns its counts, or the reason why it failed.
     */
    String runNow();
}
