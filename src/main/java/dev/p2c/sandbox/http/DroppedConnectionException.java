package dev.p2c.sandbox.http;

import org.eclipse.jetty.io.QuietException;

/** The connection is to be closed without an answer; Jetty need not warn of it. */
final class DroppedConnectionException extends RuntimeException implements QuietException {

    private static final long serialVersionUID = 1L;

    DroppedConnectionException() {
        super("dropped, as ordered", null, false, false);
    }
}
