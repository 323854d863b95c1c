package dev.p2c.sandbox.http;

/**
 * Selects how a service answers a batch in which operations fail. Dataverse Web API, "Execute batch
 * operations"; Finance and Operations, "Open Data Protocol (OData)", batch requests.
 */
public enum BatchStyle {
    /**
     * Stops at the first failure, whose status becomes the status of the response, unless the
     * client prefers {@code odata.continue-on-error}. A failed change set is answered with one
     * plain part.
     */
    SALES(1000),
    /**
     * Runs every part and always answers 200. A failed change set is answered with a multipart of
     * one part, under the Content-ID of its first operation.
     */
    FINANCE(5000);

    private final int mostOperations;

    BatchStyle(int mostOperations) {
        this.mostOperations = mostOperations;
    }

    /** Maximum number of operations in one batch; larger batches are refused. */
    public int mostOperations() {
        return mostOperations;
    }
}
