package dev.p2c.sandbox.http;

import org.eclipse.jetty.io.QuietException;

/**
 * Thrown by an injected fault to close the connection without a response. Jetty logs no warning for
 * it.
 */
final class DroppedConnectionException extends RuntimeException implements QuietException {

    private static final long serialVersionUID = 1L;

    DroppedConnectionException() {
        super("connection dropped by an injected fault", null, false, false);
    }
}
