package dev.p2c.sandbox.http;

/** Thrown for a batch that cannot be parsed; the whole batch is refused. */
final class BatchSyntaxException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BatchSyntaxException(String message) {
        super(message);
    }
}
