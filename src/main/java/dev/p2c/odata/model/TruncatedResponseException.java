package dev.p2c.odata.model;

import java.io.IOException;

/** Thrown when an answer ends too early. The request is repeated, as after any I/O error. */
public final class TruncatedResponseException extends IOException {

    private static final long serialVersionUID = 1L;

    public TruncatedResponseException(String message) {
        super(message);
    }
}
