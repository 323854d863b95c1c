package dev.p2c.odata.dialect;

/** What happens next to a row. */
public sealed interface WriteStep {

    record Done(WriteResult result) implements WriteStep {}

    /** Go on with this operation. */
    record Next(Operation operation) implements WriteStep {}
}
