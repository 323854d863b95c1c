package dev.p2c.operate;

/** {@code p2c:type=Task,name=<id>}. Counts are those of the last run, or of the one under way. */
public interface TaskMXBean {

    long getRead();

    long getCreated();

    long getUpdated();

    long getUnchanged();

    long getSkipped();

    long getParked();

    long getRejected();

    /** Up to where the source is in the target, per company; empty for a task that sweeps. */
    String getWatermark();

    /** Rows known to be across. */
    long getRowsAcross();

    /** Rejected and parked rows that wait now. */
    long getRowsWaiting();

    /** True while a broken edit of the mapping keeps its old version running. */
    boolean isMappingFileBroken();

    /** Where and what is wrong in that edit, empty where nothing is. */
    String getMappingFileProblem();
}
