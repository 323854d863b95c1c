package dev.p2c.operate;

/** {@code p2c:type=Task,name=<id>}: a task, with the counts of its current or last run. */
@Described("A task, with the counts of its current or last run.")
public interface TaskMXBean {

    @Described("Rows read.")
    long getRead();

    @Described("Rows created in the target.")
    long getCreated();

    @Described("Rows updated in the target.")
    long getUpdated();

    @Described("Rows that the target has already.")
    long getUnchanged();

    @Described("Rows that do not belong in the target.")
    long getSkipped();

    @Described("Rows that wait for another row.")
    long getParked();

    @Described("Rows that the mapping or the target refused.")
    long getRejected();

    @Described("The watermark of each company; empty for a task that finds changes by sweeping.")
    String getWatermark();

    @Described("Rows known to be in the target.")
    long getRowsAcross();

    @Described("Rejected, parked and conflicting rows that are waiting now.")
    long getRowsWaiting();

    @Described("The systems that a row of a task in two legs passes; empty for any other task.")
    String getWay();

    @Described(
            "The task of the first leg, this one or the one before; empty for a task without legs.")
    String getFirstLeg();

    @Described("The task of the second leg, this one or the next; empty for a task without legs.")
    String getSecondLeg();

    @Described("Rows that the first leg has written and the second one has not, nor skipped.")
    long getRowsBetweenLegs();

    @Described("Rows of both legs that wait in the second one: parked, rejected or undecided.")
    long getRowsWaitingInSecondLeg();

    @Described("Whether the mapping file has a mistake and its older version is in use.")
    boolean isMappingFileBroken();

    @Described("The place and the text of the mapping file's mistake; empty if there is none.")
    String getMappingFileProblem();

    @Described("Since when an edit of the mapping file waits for its mistake; empty if none waits.")
    String getEditWaitsSince();

    @Described("Which version of the mapping file is in force: newest, older or none.")
    String getVersionInForce();

    @Described("What to do about rows that keep values of older rules; empty without such rows.")
    String getOlderRules();
}
