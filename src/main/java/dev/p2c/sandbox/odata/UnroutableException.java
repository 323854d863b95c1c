package dev.p2c.sandbox.odata;

import dev.p2c.sandbox.http.RefusedRequestException;

/** Thrown if the router of Finance finds no resource for a path, whether or not the row exists. */
public final class UnroutableException extends RefusedRequestException {

    private static final long serialVersionUID = 1L;

    private final boolean read;

    private UnroutableException(boolean read, String message) {
        super(message);
        this.read = read;
    }

    /** The path of a GET. */
    static UnroutableException read(String address) {
        return new UnroutableException(
                true,
                "No HTTP resource was found that matches the request URI '%s'. No route data was found for this request."
                        .formatted(address));
    }

    /** The path of an update or a deletion. */
    static UnroutableException write() {
        return new UnroutableException(
                false, "More than one resource was found when selecting for update.");
    }

    /** Whether the router answers itself, outside the error format of OData. */
    public boolean isRead() {
        return read;
    }

    @Override
    public int status() {
        return read ? 404 : 400;
    }
}
