package dev.p2c.operate;

import java.util.List;

/** {@code p2c:type=Failures}: rejected and parked rows and undecided conflicts. */
public interface FailuresMXBean {

    long getRejected();

    long getParked();

    /** Rows in conflict that wait for a person's decision. */
    long getConflicts();

    /** The newest hundred waiting rows, one line each. */
    List<String> getNewest();

    /** Retries the row at the next pass of its direction; false if no row has this ID. */
    boolean retry(long id);
}
