package dev.p2c.sandbox.odata;

import dev.p2c.sandbox.http.RefusedRequestException;

/**
 * What a service refuses, with the answer it gives. Thrown anywhere inside a service, which turns
 * it into its own envelope.
 */
public final class ODataError extends RefusedRequestException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    /**
     * @param code the service's own, empty where it sends none
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
