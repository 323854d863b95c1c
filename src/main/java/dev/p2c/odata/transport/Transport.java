package dev.p2c.odata.transport;

import dev.p2c.error.ConfigurationException;
import dev.p2c.error.UnavailableException;
import dev.p2c.odata.dialect.Dialect;
import dev.p2c.odata.dialect.ServiceError;
import dev.p2c.odata.dialect.Verdict;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The one layer that retries. Gives each request its turn and its token, waits as the service asks,
 * counts, and turns every other answer into one of the errors somebody can act on. Thread-safe.
 */
public final class Transport {

    /** Reads an answer's body; an {@link IOException} means that it is damaged: ask again. */
    @FunctionalInterface
    public interface Decoder<T> {
        T decode(Gateway.Reply reply) throws IOException;
    }

    /**
     * @param target as in {@link Gateway.Call}
     * @param rows whether it goes the way rows are read, see {@link Gateway#read}
     * @param batch the size it has, with the number of its operations; empty for no batch
     */
    public record Request(
            String method,
            String target,
            Map<String, String> headers,
            byte[] body,
            boolean rows,
            Optional<Sized> batch) {

        public static Request get(String target, Map<String, String> headers) {
            return new Request("GET", target, headers, new byte[0], false, Optional.empty());
        }

        /** Without the query: filters hold customers' data, and next links are long. */
        public String shown() {
            int query = target.indexOf('?');
            return method + " " + (query < 0 ? target : target.substring(0, query));
        }
    }

    /** A batch of so many operations; how long it takes is told to the size of its entity. */
    public record Sized(BatchSizeTuner size, int operations) {}

    private final ConnectionSettings settings;
    private final Dialect dialect;
    private final Gateway gateway;
    private final Sleeper waiting;
    private final Clock clock;
    private final Governor governor;
    private final CircuitBreaker circuit;
    private final TrafficCounters meter;
    private final int rank;

    public Transport(
            ConnectionSettings settings,
            Dialect dialect,
            Gateway gateway,
            List<TokenSource> users,
            Sleeper waiting,
            Clock clock) {
        this.settings = settings;
        this.dialect = dialect;
        this.gateway = gateway;
        this.waiting = waiting;
        this.clock = clock;
        this.governor = new Governor(users, settings.parallelism(), clock);
        this.circuit = new CircuitBreaker(settings.name(), settings.rest(), clock);
        this.meter = new TrafficCounters(clock);
        this.rank = 0;
    }

    private Transport(Transport other, int rank) {
        this.settings = other.settings;
        this.dialect = other.dialect;
        this.gateway = other.gateway;
        this.waiting = other.waiting;
        this.clock = other.clock;
        this.governor = other.governor;
        this.circuit = other.circuit;
        this.meter = other.meter;
        this.rank = rank;
    }

    /** The same, with its requests before those of a higher rank where both wait. */
    public Transport ranked(int newRank) {
        return new Transport(this, newRank);
    }

    public ConnectionStats stats() {
        return meter.stats(governor, circuit);
    }

    /**
     * Sends until there is a good answer. A POST that creates is sent again like any other: every
     * created row has its key in its body, so a first attempt that got through unseen is answered
     * by "already exists", which the dialect turns into an update.
     *
     * @throws RequestTooLargeException the service does not take a request of this size
     */
    public <T> T exchange(Request request, Decoder<T> decoder) {
        return new Exchange<>(request, decoder).run();
    }

    /** For work of several requests, such as a batch whose operations were told to come again. */
    public RetryBudget patience(String what) {
        return new RetryBudget(settings, waiting, meter, what);
    }

    /**
     * Waits before the operations of a batch go out again.
     *
     * @param asked what the service asked for; empty for our own, growing wait
     */
    public void again(RetryBudget patience, Optional<Duration> asked, String answer) {
        asked.ifPresent(governor::quiet);
        Optional<Duration> wait = asked.or(() -> Optional.of(patience.backoff()));
        patience.next(wait, answer, null);
        patience.pass(wait.get());
    }

    public static String shown(int status, ServiceError error) {
        return (status + " " + error.code() + " " + error.message())
                .replaceAll("\\s+", " ")
                .strip();
    }

    private final class Exchange<T> {
        private final Request request;
        private final Decoder<T> decoder;
        private final RetryBudget patience;
        private boolean tokenRenewed;

        private Exchange(Request request, Decoder<T> decoder) {
            this.request = request;
            this.decoder = decoder;
            this.patience = patience(request.shown());
        }

        private T run() {
            if (circuit.enter()) {
                patience.once();
            }
            try {
                T result = untilAnswered();
                circuit.worked();
                return result;
            } catch (ConfigurationException | RequestTooLargeException e) {
                circuit.worked();
                throw e;
            } catch (UnavailableException e) {
                if (Thread.currentThread().isInterrupted()) {
                    circuit.left();
                } else {
                    circuit.failed(e.getMessage());
                }
                throw e;
            }
        }

        private T untilAnswered() {
            while (true) {
                try {
                    Optional<Gateway.Reply> good = attempt();
                    if (good.isPresent()) {
                        return decoder.decode(good.get());
                    }
                } catch (IOException e) {
                    CertificateErrors.refuse(settings.name(), e);
                    String message = e.getMessage();
                    again(message == null ? e.toString() : message, e);
                }
            }
        }

        /** Empty when the request goes out again. */
        private Optional<Gateway.Reply> attempt() throws IOException {
            ApplicationUser lane = turn();
            try {
                String token = lane.tokens().token();
                long start = System.nanoTime();
                Gateway.Reply reply = call(token);
                if (reply.status() == 401 && !tokenRenewed) {
                    tokenRenewed = true;
                    lane.tokens().invalidate(token);
                    return Optional.empty();
                }
                if (reply.status() >= 200 && reply.status() < 300) {
                    answered(lane, reply, Duration.ofNanos(System.nanoTime() - start));
                    return Optional.of(reply);
                }
                refused(lane, reply);
                return Optional.empty();
            } finally {
                governor.leave(lane);
            }
        }

        /** Waits for quiet to end, also one that began meanwhile, and for a request to be free. */
        private ApplicationUser turn() {
            try {
                while (true) {
                    for (Duration d = governor.delay(); !d.isZero(); d = governor.delay()) {
                        patience.pass(d);
                    }
                    Optional<ApplicationUser> lane = governor.enter(rank);
                    if (lane.isPresent()) {
                        return lane.get();
                    }
                }
            } catch (InterruptedException e) {
                throw patience.interrupted(e);
            }
        }

        private void answered(ApplicationUser lane, Gateway.Reply reply, Duration took) {
            int operations = request.batch().map(Sized::operations).orElse(0);
            governor.answered(lane, reply.headers(), operations, took);
            request.batch().ifPresent(batch -> batch.size().took(operations, took));
        }

        private Gateway.Reply call(String token) throws IOException {
            Map<String, String> headers = new HashMap<>(request.headers);
            if (!token.isEmpty()) {
                headers.put("Authorization", "Bearer " + token);
            }
            meter.request(request.body.length);
            Gateway.Call call =
                    new Gateway.Call(request.method, request.target, headers, request.body);
            Gateway.Reply reply = null;
            try {
                reply = request.rows ? gateway.read(call) : gateway.send(call);
                return reply;
            } finally {
                meter.answer(
                        reply == null ? 0 : reply.status(),
                        reply == null ? 0 : reply.body().length);
            }
        }

        /** Returns if the request may go out again. */
        private void refused(ApplicationUser lane, Gateway.Reply reply) throws IOException {
            ServiceError error = dialect.error(reply.body(), 0, reply.body().length);
            String answer = shown(reply.status(), error);
            switch (Verdict.of(Verdict.Scope.REQUEST, reply.status(), error)) {
                case RETRY, CONTENDED -> busy(lane, reply, answer);
                case TOO_LARGE -> throw new RequestTooLargeException(answer);
                case CONFIGURATION, REFUSED ->
                        throw new ConfigurationException(
                                settings.name(), request.shown() + ": " + answer);
                default -> throw patience.unavailable("failed", answer, null);
            }
        }

        /** Where the service says how long, only the user it said it to is quiet. */
        private void busy(ApplicationUser lane, Gateway.Reply reply, String answer)
                throws IOException {
            Optional<Duration> asked = RetryAfter.parse(reply.headers().get("retry-after"), clock);
            if (reply.status() == 429 || asked.isPresent()) {
                meter.throttled();
                governor.throttled(lane);
            }
            if (asked.isEmpty()) {
                throw new IOException(answer);
            }
            governor.quiet(lane, asked.get());
            patience.next(asked, answer, null);
        }

        private void again(String answer, IOException cause) {
            Duration wait = patience.backoff();
            patience.next(Optional.of(wait), answer, cause);
            patience.pass(wait);
        }
    }
}
