package dev.p2c.operate;

import dev.p2c.desk.Operator;

/** Where the console writes what operators do; {@link dev.p2c.desk.OperatorLog} is one. */
@FunctionalInterface
public interface ActLog {

    /** Records an action, what it was done with, and how it ended. */
    void write(Operator operator, String action, String subject, String detail);
}
