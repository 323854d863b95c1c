package dev.p2c.odata.transport;

import java.time.Duration;
import java.time.Instant;

/**
 * One application user of a connection: its tokens, its request limit and its pause. The services
 * apply their limits to each application user separately. Guarded by {@link Governor}.
 */
final class ApplicationUser {

    private final TokenSource tokens;
    private final RequestLimit limit;
    private Instant pausedUntil = Instant.MIN;
    private int underWay;

    ApplicationUser(TokenSource tokens, RequestLimit limit) {
        this.tokens = tokens;
        this.limit = limit;
    }

    TokenSource tokens() {
        return tokens;
    }

    RequestLimit limit() {
        return limit;
    }

    /** The number of requests that have no answer yet. */
    int underWay() {
        return underWay;
    }

    /** The number of further requests that the user may send now. */
    int free() {
        return limit.now() - underWay;
    }

    void enter() {
        underWay++;
    }

    void leave() {
        underWay--;
    }

    /** Pauses the user until a time; an earlier time than that of the present pause is ignored. */
    void pauseUntil(Instant until) {
        if (until.isAfter(pausedUntil)) {
            pausedUntil = until;
        }
    }

    /** The rest of the pause; zero for a user that may send. */
    Duration pause(Instant now) {
        return pausedUntil.isAfter(now) ? Duration.between(now, pausedUntil) : Duration.ZERO;
    }
}
