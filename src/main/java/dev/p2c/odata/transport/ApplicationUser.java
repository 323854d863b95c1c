package dev.p2c.odata.transport;

import java.time.Duration;
import java.time.Instant;

/**
 * One application user of a connection: its tokens, its share of the service's limits, its quiet
 * time. Guarded by {@link Governor}.
 */
final class ApplicationUser {

    private final TokenSource tokens;
    private final RequestLimit limit;
    private Instant quietUntil = Instant.MIN;
    private int underWay;

    ApplicationUser(TokenSource tokens, int most) {
        this.tokens = tokens;
        this.limit = new RequestLimit(most);
    }

    TokenSource tokens() {
        return tokens;
    }

    RequestLimit limit() {
        return limit;
    }

    int underWay() {
        return underWay;
    }

    int free() {
        return limit.now() - underWay;
    }

    void enter() {
        underWay++;
    }

    void leave() {
        underWay--;
    }

    void quietUntil(Instant until) {
        if (until.isAfter(quietUntil)) {
            quietUntil = until;
        }
    }

    /** Zero where it may send. */
    Duration quiet(Instant now) {
        return quietUntil.isAfter(now) ? Duration.between(now, quietUntil) : Duration.ZERO;
    }
}
