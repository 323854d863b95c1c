package dev.p2c.sandbox.odata;

import dev.p2c.sandbox.http.RefusedRequestException;

/**
 * Thrown if a service refuses an operation: status, code and message of its error response. The
 * service converts it to its own error format.
 */
public final class ODataError extends RefusedRequestException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    /**
     * @param code the service's error code; empty if it sends none
     */
    public ODataError(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    @Override
    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public String message() {
        return getMessage();
    }
}
