package dev.p2c.operate;

import dev.p2c.desk.OperatorLog.LogPage;

/** {@code p2c:type=Log}: the operator's log. */
@Described("The operator's log: who did what, when, from where.")
public interface LogMXBean {

    @Described("Actions of persons, newest first.")
    @Looks
    LogPage page(
            @Described("How many lines to pass over.") long offset,
            @Described("Most lines, 1 to 1000.") int limit);
}
