package dev.p2c.odata.transport;

import dev.p2c.odata.dialect.Dialect;
import dev.p2c.odata.dialect.ServiceError;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Sends requests to one system and retries them; no other layer retries. Each request waits for its
 * turn, gets a token, waits as long as the service asks, and ends with a successful answer or with
 * one of the errors of {@code dev.p2c.error}. Thread-safe.
 */
public final class Transport {

    /**
     * Reads an answer; an {@link IOException} means a damaged answer, so the request is repeated.
     */
    @FunctionalInterface
    public interface Decoder<T> {
        T decode(Gateway.Response reply) throws IOException;
    }

    private final TransportParts parts;
    private final int rank;

    /**
     * @param users one token source for each application user, at least one
     */
    public Transport(
            ConnectionSettings settings,
            Dialect dialect,
            Gateway gateway,
            List<TokenSource> users,
            Sleeper sleeper,
            Clock clock) {
        this(parts(settings, dialect, gateway, users, sleeper, clock), 0);
    }

    private Transport(TransportParts parts, int rank) {
        this.parts = parts;
        this.rank = rank;
    }

    private static TransportParts parts(
            ConnectionSettings settings,
            Dialect dialect,
            Gateway gateway,
            List<TokenSource> users,
            Sleeper sleeper,
            Clock clock) {
        List<ApplicationUser> senders =
                users.stream()
                        .map(
                                tokens ->
                                        new ApplicationUser(
                                                tokens,
                                                new RequestLimit(
                                                        settings.limits().parallelism(),
                                                        dialect.limitHeaders())))
                        .toList();
        TrafficCounters counters = new TrafficCounters(clock);
        return new TransportParts(
                settings,
                dialect,
                new CountingGateway(gateway, counters),
                new Governor(senders, clock),
                new CircuitBreaker(settings.name(), settings.limits().openAfter(), clock),
                counters,
                sleeper,
                clock);
    }

    /**
     * A view of this transport whose waiting requests are sent before the requests of higher ranks.
     */
    public Transport ranked(int newRank) {
        return new Transport(parts, newRank);
    }

    /** The name of the connection. */
    public String system() {
        return parts.system();
    }

    public ConnectionStats stats() {
        return parts.counters().stats(parts.governor(), parts.circuit());
    }

    /**
     * Sends a request until it succeeds. A POST that creates a row is repeated like any other
     * request: every new row has its key in its body, so where an earlier attempt succeeded and
     * only its answer was lost, the service answers that the row already exists, and the dialect
     * decides what follows.
     *
     * @throws RequestTooLargeException if the service does not accept a request of this size
     */
    public <T> T exchange(Request request, Decoder<T> decoder) {
        return new RequestExecution<>(parts, rank, request, decoder).run();
    }

    /** A retry budget for work of several requests, such as the rounds of one batch. */
    public RetryBudget retryBudget(String work) {
        return parts.retryBudget(work);
    }

    /** Reads a {@code Retry-After} header; empty where it is absent or unreadable. */
    public Optional<Duration> retryAfter(String header) {
        return RetryAfter.parse(header, parts.clock());
    }

    /**
     * Waits before operations of a batch are sent again, and counts the attempt.
     *
     * @param asked the pause that the service asked for, which then applies to all users of the
     *     connection; empty for exponential back-off
     */
    public void waitForRetry(RetryBudget budget, Optional<Duration> asked, String answer) {
        Optional<Pause> pause = asked.map(time -> parts.pause(time, answer));
        pause.ifPresent(parts.governor()::pause);
        Duration wait = pause.map(Pause::kept).orElseGet(budget::backOff);
        budget.countAttempt(Optional.of(wait), pause.map(Pause::shown).orElse(answer), null);
        budget.await(wait);
    }

    /** Status, code and message of an answer on one line. */
    public static String shown(int status, ServiceError error) {
        return (status + " " + error.code() + " " + error.message())
                .replaceAll("\\s+", " ")
                .strip();
    }
}
