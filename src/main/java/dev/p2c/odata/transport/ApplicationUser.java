package dev.p2c.odata.transport;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One application user of a connection: its tokens, its request limit and its pause. The services
 * apply their limits to each application user separately. Guarded by {@link Governor}.
 */
final class ApplicationUser {

    private final TokenSource tokens;
    private final RequestLimit limit;
    private Instant pausedUntil = Instant.MIN;
    private Optional<Pause> lastPause = Optional.empty();
    private boolean probing;
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
        return (probing ? 1 : limit.now()) - underWay;
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

    /**
     * Pauses the user because the service asks for it. After a pause that was cut, one request at a
     * time tries the service until one succeeds.
     */
    void pause(Pause pause, Instant now) {
        Instant until = now.plus(pause.kept());
        if (until.isAfter(pausedUntil)) {
            pausedUntil = until;
            lastPause = Optional.of(pause);
        }
        probing |= pause.isCut();
    }

    /** The pause that the service asked for last; empty if it has answered since. */
    Optional<Pause> lastPause() {
        return lastPause;
    }

    /** Ends the trial of a service that asked for a long pause. */
    void succeeded() {
        probing = false;
        lastPause = Optional.empty();
    }

    /** The rest of the pause; zero for a user that may send. */
    Duration pause(Instant now) {
        return pausedUntil.isAfter(now) ? Duration.between(now, pausedUntil) : Duration.ZERO;
    }
}
