package dev.p2c.sandbox.finance;

/**
 * Thrown if Finance refuses a write. The reason is in {@code innererror.message} of the response;
 * the status is 400 in nearly all cases.
 */
public final class FinanceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String type;

    private FinanceException(int status, String type, String message) {
        super(message);
        this.status = status;
        this.type = type;
    }

    /** Error for a write that a business rule refuses. */
    static FinanceException refused(String message) {
        return new FinanceException(
                400,
                "Microsoft.Dynamics.Platform.Integration.Services.OData.AxODataWriteException",
                message);
    }

    /**
     * Error for a body that does not describe a row of the entity: unknown property, wrong type,
     * invalid JSON.
     */
    static FinanceException malformed() {
        return new FinanceException(
                400,
                "System.Reflection.TargetInvocationException",
                "Exception has been thrown by the target of an invocation.");
    }

    /**
     * Error for an update or deletion of a row that does not exist or is not in the caller's
     * company.
     */
    static FinanceException notSelected() {
        return refused("No resources were found when selecting for update.");
    }

    static FinanceException staleEtag() {
        return new FinanceException(
                412,
                "Microsoft.Dynamics.Platform.Integration.Services.OData.AxODataPreconditionException",
                "The etag of the row differs from the one in the If-Match header.");
    }

    public int status() {
        return status;
    }

    /** Name of the exception for {@code innererror.type}. */
    public String type() {
        return type;
    }
}
