package dev.p2c.odata.dialect;

/** What happens next to a row that is to be written. */
public sealed interface WriteStep {

    /** The row has its result. */
    record Done(WriteResult result) implements WriteStep {}

    /** This operation is sent next. */
    record Next(Operation operation) implements WriteStep {}
}
