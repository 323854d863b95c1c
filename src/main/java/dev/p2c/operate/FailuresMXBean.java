package dev.p2c.operate;

import java.util.List;

/** {@code p2c:type=Failures}: rejected and parked rows. */
public interface FailuresMXBean {

    long getRejected();

    long getParked();

    /** Rows that wait for a person's decision. */
    long getConflicts();

    /** The newest hundred, one line each. */
    List<String> getNewest();

    /** Tries the row at the next pass of its direction. False where there is no such row. */
    boolean retry(long id);
}
