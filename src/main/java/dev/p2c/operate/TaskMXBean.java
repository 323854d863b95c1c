package dev.p2c.operate;

/** {@code p2c:type=Task,name=<id>}: a task, with the counts of its current or last run. */
public interface TaskMXBean {

    long getRead();

    long getCreated();

    long getUpdated();

    long getUnchanged();

    long getSkipped();

    long getParked();

    long getRejected();

    /** The watermark of each company; empty for a task that finds changes by sweeping. */
    String getWatermark();

    /** Rows known to be in the target. */
    long getRowsAcross();

    /** Rejected, parked and conflicting rows that are waiting now. */
    long getRowsWaiting();

    /** The systems that a row of a task in two legs passes; empty for any other task. */
    String getWay();

    /** The task of the first leg, this one or the one before; empty for a task without legs. */
    String getFirstLeg();

    /** The task of the second leg, this one or the next; empty for a task without legs. */
    String getSecondLeg();

    /** Rows that the first leg has written and the second one has not, nor skipped. */
    long getRowsBetweenLegs();

    /** Rows of both legs that wait in the second one: parked, rejected or undecided. */
    long getRowsWaitingInSecondLeg();

    /** True while the mapping file has a mistake and its older version is in use. */
    boolean isMappingFileBroken();

    /** The place and the text of the mapping file's mistake; empty if there is none. */
    String getMappingFileProblem();
}
