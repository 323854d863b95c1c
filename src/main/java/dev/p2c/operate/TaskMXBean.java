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

    /** True while the mapping file has a mistake and its older version is in use. */
    boolean isMappingFileBroken();

    /** The place and the text of the mapping file's mistake; empty if there is none. */
    String getMappingFileProblem();
}
