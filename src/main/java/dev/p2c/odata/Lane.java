package dev.p2c.odata;

import java.time.Duration;
import java.time.Instant;

/**
 * One application user of a connection: its tokens, its share of the service's limits, its quiet
 * time. Guarded by {@link Governor}.
 */
final class Lane {

    private final TokenSource tokens;
    private final Limit limit;
    private Instant quietUntil = Instant.MIN;
    private int underWay;

    Lane(TokenSource tokens, int most) {
        this.tokens = tokens;
        this.limit = new Limit(most);
    }

    TokenSource tokens() {
        return tokens;
    }

    Limit limit() {
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
