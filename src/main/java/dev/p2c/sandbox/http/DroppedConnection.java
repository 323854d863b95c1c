package dev.p2c.sandbox.http;

import org.eclipse.jetty.io.QuietException;

/** The connection is to be closed without an answer; Jetty need not warn of it. */
final class DroppedConnection extends RuntimeException implements QuietException {

    private static final long serialVersionUID = 1L;

    DroppedConnection() {
        super("dropped, as ordered", null, false, false);
    }
}
