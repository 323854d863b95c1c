package dev.p2c.sandbox.http;

/**
 * How a service answers a batch that is refused in part. Dataverse Web API, "Execute batch
 * operations"; Finance and Operations, "Open Data Protocol (OData)", batch requests.
 */
public enum BatchStyle {
    /**
     * Stops at the first failure, whose status is the whole answer's, unless the client prefers
     * {@code odata.continue-on-error}. A failed change set is one plain part.
     */
    SALES(1000),
    /**
     * Answers every part and always 200. A failed change set is a multipart of one part that bears
     * the Content-ID of the set's first request.
     */
    FINANCE(5000);

    private final int mostOperations;

    BatchStyle(int mostOperations) {
        this.mostOperations = mostOperations;
    }

    /** More operations than these in one batch are refused. */
    public int mostOperations() {
        return mostOperations;
    }
}
