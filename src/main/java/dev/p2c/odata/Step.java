package dev.p2c.odata;

/** What follows from the answer to an operation. */
public sealed interface Step {

    record Done(WriteResult result) implements Step {}

    /** The row was there after all, or was not: go on with this operation. */
    record Next(Operation operation) implements Step {}
}
