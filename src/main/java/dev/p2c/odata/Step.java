package dev.p2c.odata;

/** What happens next to a row. */
public sealed interface Step {

    record Done(WriteResult result) implements Step {}

    /** Go on with this operation. */
    record Next(Operation operation) implements Step {}
}
