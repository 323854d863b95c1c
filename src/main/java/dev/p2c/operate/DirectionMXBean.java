package dev.p2c.operate;

/** {@code p2c:type=Direction,name=<id>}: a direction and its last run. Times are ISO 8601. */
@Described("A direction and its last run; times are ISO 8601.")
public interface DirectionMXBean {

    @Described("What the direction does, from its file.")
    String getDescription();

    @Described("The Quartz cron expression.")
    String getSchedule();

    @Described("Why no passes come; empty if they come.")
    String getScheduleProblem();

    @Described("Whether a pass is under way.")
    boolean isRunning();

    @Described("RUNNING, DONE, INCOMPLETE, FAILED, STOPPED, ABANDONED or empty.")
    String getLastRunStatus();

    @Described("When the last run began; empty without a run.")
    String getLastRunStartedAt();

    @Described("When the last run ended; empty while it is under way.")
    String getLastRunEndedAt();

    @Described("Why the last run failed; empty if it did not.")
    String getLastRunError();

    @Described("Rows of the last run by outcome: 42 read, 41 created, 1 rejected.")
    String getLastRunCounts();

    @Described(
            "A line for each pair of tasks in two legs: the rows that each leg has written, those"
                    + " between them, and those that wait in the second leg.")
    String getLegs();

    @Described("The mistakes that keep the newest version of its files from running; or empty.")
    String getFileProblem();

    @Described("Since when an edit of the route file waits for its mistake; empty if none waits.")
    String getEditWaitsSince();

    @Described("Which version of the route file is in force: newest, older or none.")
    String getVersionInForce();

    @Described("live, shadow or off.")
    String getMode();

    @Described("What the newest plan of a direction in shadow would write; empty without a plan.")
    String getShadowPlan();

    @Described("The file of that plan, for p2c apply.")
    String getShadowPlanFile();

    @Described("When that plan was made.")
    String getShadowPlanMadeAt();

    @Described(
            "Runs a pass, or makes a plan in shadow, and returns its counts, or the reason why it"
                    + " failed.")
    @Acts
    String runNow();
}
