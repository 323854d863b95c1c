package dev.p2c.sandbox.http;

/** A batch that cannot be read as one, and is refused as a whole. */
final class BatchSyntaxException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BatchSyntaxException(String message) {
        super(message);
    }
}
