package dev.p2c.sandbox.http;

/** The connection is to be closed without an answer. */
final class DroppedConnection extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DroppedConnection() {
        super("dropped, as ordered", null, false, false);
    }
}
