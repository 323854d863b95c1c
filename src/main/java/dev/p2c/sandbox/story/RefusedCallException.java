package dev.p2c.sandbox.story;

/** Thrown if a service refuses a request for good; repeating the request is useless. */
final class RefusedCallException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    RefusedCallException(int status, String message) {
        super(message);
        this.status = status;
    }

    /** True if the row no longer exists, which means that the stand-in was reset. */
    boolean isGone() {
        return status == 404;
    }

    boolean isAlert() {
        return status == 409;
    }
}
