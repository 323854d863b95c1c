package dev.p2c.sandbox.story;

/** The service will not do this, now or later. */
final class RefusedDealException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    RefusedDealException(int status, String message) {
        super(message);
        this.status = status;
    }

    /** What was there is not there any more: somebody set the stand-in back. */
    boolean isGone() {
        return status == 404;
    }

    boolean isAlert() {
        return status == 409;
    }
}
