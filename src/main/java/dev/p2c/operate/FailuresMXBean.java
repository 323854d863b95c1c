package dev.p2c.operate;

import java.util.List;

/** {@code p2c:type=Failures}: rejected and parked rows and undecided conflicts. */
@Described("Rejected and parked rows and undecided conflicts.")
public interface FailuresMXBean {

    @Described("Rows that the mapping or the target refused.")
    long getRejected();

    @Described("Rows that wait for another row.")
    long getParked();

    @Described("Rows in conflict that wait for a person's decision.")
    long getConflicts();

    @Described("The newest hundred waiting rows, one line each.")
    List<String> getNewest();

    @Described("Retries the row at the next pass of its direction; false if no row has this ID.")
    @Acts
    boolean retry(long id);
}
