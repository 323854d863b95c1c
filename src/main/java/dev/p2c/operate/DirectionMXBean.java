package dev.p2c.operate;

/** {@code p2c:type=Direction,name=<id>}: a direction and its last run. Times are ISO 8601. */
@Described("A direction, its last run and its passes.")
public interface DirectionMXBean {

    @Described("What the direction brings where, as its file says.")
    String getDescription();

    @Described("Quartz cron expression of its passes.")
    String getSchedule();

    @Described("Why passes do not begin; empty if they begin or are paused.")
    String getScheduleProblem();

    @Described("Whether a pass is under way in this process.")
    boolean isRunning();

    @Described("RUNNING, DONE, INCOMPLETE, FAILED, STOPPED, ABANDONED or empty.")
    String getLastRunStatus();

    @Described("When the last run started; empty before the first.")
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

    @Described("The file of the newest plan, for bin/p2c apply; empty without a plan.")
    String getShadowPlanFile();

    @Described("When the newest plan was made; empty without a plan.")
    String getShadowPlanMadeAt();

    @Described(
            "flowing, running, late, failed, incomplete, paused, shadow, off or never; empty while"
                    + " the state is not available.")
    String getState();

    @Described("One sentence on the state.")
    String getStateText();

    @Described("Whether no passes begin until somebody resumes the direction.")
    boolean isPaused();

    @Described("Who has paused the direction, or the page of the console on which it happened.")
    String getPausedBy();

    @Described("Since when the direction is paused; empty while it is not.")
    String getPausedSince();

    @Described("Why the direction is paused; may be empty.")
    String getPauseReason();

    @Described("When the next pass is due; empty while none is scheduled.")
    String getNextRunAt();

    @Described("Age in seconds of the oldest change that may not be across; -1 if it is unknown.")
    long getOldestChangeSeconds();

    @Acts
    @Described(
            "Runs a pass, or makes a plan in shadow, and returns its counts or the reason why it"
                    + " failed.")
    String runNow();

    @Acts
    @Described("Pauses the direction: no pass begins until somebody resumes it.")
    String pause(
            @Described("Reason for the pause, shown to other operators; optional.") String reason);

    @Acts
    @Described("Resumes the direction, also if its trigger or route is paused in the console.")
    String resume();

    @Acts
    @Described("Ends the pass under way as soon as its batches are done; the next pass continues.")
    String stopAfterBatch();
}
