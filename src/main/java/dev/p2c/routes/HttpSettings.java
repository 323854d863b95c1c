package dev.p2c.routes;

import java.time.Duration;
import java.util.Optional;

/**
 * How the HTTP clients of a connection send and receive.
 *
 * @param timeout for connecting, and for each wait for the next bytes of a response
 * @param limit of each response
 * @param gzip whether responses are asked for in compressed form; a compressed response is
 *     understood in any case
 * @param idle longest time that an unused connection is kept for later requests: firewalls drop
 *     idle connections without notice
 * @param proxy empty for direct connections
 */
public record HttpSettings(
        Duration timeout,
        AnswerLimit limit,
        boolean gzip,
        Duration idle,
        Optional<OutboundProxy> proxy) {

    /** Number of connections to one service, more than any connection has requests at once. */
    static final int CONNECTIONS = 64;

    /** Age at which a connection is replaced, so that a changed address of the service counts. */
    static final Duration OLDEST = Duration.ofMinutes(10);

    /** Direct connections without compression. */
    public static HttpSettings direct(Duration timeout, AnswerLimit limit) {
        return new HttpSettings(timeout, limit, false, Duration.ofSeconds(30), Optional.empty());
    }

    /** The value of the header {@code Accept-Encoding}. */
    String encoding() {
        return gzip ? "gzip" : "identity";
    }

    int millis() {
        return Math.toIntExact(timeout.toMillis());
    }

    /**
     * How long a connection is kept after a response.
     *
     * @param hint milliseconds that the service keeps the connection; negative where unknown
     */
    long kept(long hint) {
        return hint < 0 ? idle.toMillis() : Math.min(hint, idle.toMillis());
    }
}
