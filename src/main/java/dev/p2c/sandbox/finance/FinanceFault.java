package dev.p2c.sandbox.finance;

/**
 * A write that Finance refuses, in the words it uses: they stand in {@code innererror.message},
 * while the status is the same for nearly all of them.
 */
public final class FinanceFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String type;

    private FinanceFault(int status, String type, String message) {
        super(message);
        this.status = status;
        this.type = type;
    }

    /** A business rule said no. */
    static FinanceFault refused(String message) {
        return new FinanceFault(
                400,
                "Microsoft.Dynamics.Platform.Integration.Services.OData.AxODataWriteException",
                message);
    }

    /** The body is no row of this entity: unknown property, wrong type, no JSON. */
    static FinanceFault malformed() {
        return new FinanceFault(
                400,
                "System.Reflection.TargetInvocationException",
                "Exception has been thrown by the target of an invocation.");
    }

    /** Update or deletion of a row that is not there, or not in the caller's company. */
    static FinanceFault notSelected() {
        return refused("No resources were found when selecting for update.");
    }

    static FinanceFault staleEtag() {
        return new FinanceFault(
                412,
                "Microsoft.Dynamics.Platform.Integration.Services.OData.AxODataPreconditionException",
                "The etag of the row differs from the one in the If-Match header.");
    }

    public int status() {
        return status;
    }

    /** Name of the exception as {@code innererror.type} shows it. */
    public String type() {
        return type;
    }
}
