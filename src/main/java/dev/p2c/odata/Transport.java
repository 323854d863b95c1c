package dev.p2c.odata;

import dev.p2c.error.ConfigurationException;
import dev.p2c.error.UnavailableException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one layer that retries. Gives each request its token, waits as the service asks, counts, and
 * turns every other answer into one of the errors somebody can act on. Thread-safe.
 */
final class Transport {

    /** Reads an answer's body; an {@link IOException} means that it is damaged: ask again. */
    @FunctionalInterface
    interface Decoder<T> {
        T decode(Gateway.Reply reply) throws IOException;
    }

    /**
     * @param target as in {@link Gateway.Call}
     * @param rows whether it goes the way rows are read, see {@link Gateway#read}
     */
    record Request(
            String method, String target, Map<String, String> headers, byte[] body, boolean rows) {

        static Request get(String target, Map<String, String> headers) {
            return new Request("GET", target, headers, new byte[0], false);
        }

        /** Without the query: filters hold customers' data, and next links are long. */
        String shown() {
            int query = target.indexOf('?');
            return method + " " + (query < 0 ? target : target.substring(0, query));
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(Transport.class);
    private static final Duration FIRST_WAIT = Duration.ofMillis(500);
    private static final int MOST_DOUBLINGS = 6;

    private final ConnectionSettings settings;
    private final Dialect dialect;
    private final Gateway gateway;
    private final TokenSource tokens;
    private final Waiting waiting;
    private final Clock clock;
    private final Governor governor;
    private final Meter meter;

    Transport(
            ConnectionSettings settings,
            Dialect dialect,
            Gateway gateway,
            TokenSource tokens,
            Waiting waiting,
            Clock clock) {
        this.settings = settings;
        this.dialect = dialect;
        this.gateway = gateway;
        this.tokens = tokens;
        this.waiting = waiting;
        this.clock = clock;
        this.governor = new Governor(clock);
        this.meter = new Meter(clock);
    }

    ConnectionStats stats() {
        return meter.stats();
    }

    /**
     * Sends until there is a good answer. A POST that creates is sent again like any other: every
     * created row has its key in its body, so a first attempt that got through unseen is answered
     * by "already exists", which the dialect turns into an update.
     */
    <T> T exchange(Request request, Decoder<T> decoder) {
        return new Exchange<>(request, decoder).run();
    }

    /** Waiting between two rounds of a batch whose operations were told to come again. */
    Patience patience(String what) {
        return new Patience(what);
    }

    /** How often and how long one piece of work has been tried. Not thread-safe. */
    final class Patience {
        private final String what;
        private int attempts = 1;
        private Duration waited = Duration.ZERO;

        private Patience(String what) {
            this.what = what;
        }

        /**
         * Lets time pass before the next attempt.
         *
         * @param asked what the service asked for; empty for our own, growing wait
         * @throws UnavailableException there were enough attempts, or the wait is too long
         */
        void again(Optional<Duration> asked, String lastAnswer, Throwable cause) {
            asked.ifPresent(governor::quiet);
            Duration wait = asked.orElseGet(this::backoff);
            if (spent()) {
                throw unavailable("gave up after " + attempts + " attempts", lastAnswer, cause);
            }
            attempts++;
            meter.retry();
            LOG.info("{}: {}: {}; again in {}", settings.name(), what, lastAnswer, wait);
            pass(wait, lastAnswer, cause);
        }

        /** Whether {@link #again} would give up. */
        boolean spent() {
            return attempts >= settings.maxAttempts();
        }

        /** Waits for the connection's quiet time to end, also one that began meanwhile. */
        private void quiet() {
            for (Duration delay = governor.delay(); !delay.isZero(); delay = governor.delay()) {
                pass(delay, "the service asked for quiet", null);
            }
        }

        private void pass(Duration wait, String lastAnswer, Throwable cause) {
            waited = waited.plus(wait);
            if (waited.compareTo(settings.maxWait()) > 0) {
                throw unavailable(
                        "would wait " + waited.toSeconds() + " s, more than it may",
                        lastAnswer,
                        cause);
            }
            try {
                waiting.await(wait);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw unavailable("interrupted", lastAnswer, e);
            }
        }

        /** Doubles each time; jitter keeps threads that failed together from coming together. */
        private Duration backoff() {
            long most = FIRST_WAIT.toMillis() << Math.min(attempts - 1, MOST_DOUBLINGS);
            return Duration.ofMillis(ThreadLocalRandom.current().nextLong(most / 2, most + 1));
        }

        UnavailableException unavailable(String why, String lastAnswer, Throwable cause) {
            return new UnavailableException(
                    settings.name(), what + ": " + why + "; last answer: " + lastAnswer, cause);
        }
    }

    private final class Exchange<T> {
        private final Request request;
        private final Decoder<T> decoder;
        private final Patience patience;
        private boolean tokenRenewed;

        private Exchange(Request request, Decoder<T> decoder) {
            this.request = request;
            this.decoder = decoder;
            this.patience = new Patience(request.shown());
        }

        private T run() {
            while (true) {
                patience.quiet();
                try {
                    String token = tokens.token();
                    Gateway.Reply reply = call(token);
                    if (reply.status() == 401 && !tokenRenewed) {
                        tokenRenewed = true;
                        tokens.invalidate(token);
                    } else if (accepted(reply)) {
                        return decoder.decode(reply);
                    }
                } catch (IOException e) {
                    String message = e.getMessage();
                    patience.again(Optional.empty(), message == null ? e.toString() : message, e);
                }
            }
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

        /** Whether the body is to be read; false when the request goes out again. */
        private boolean accepted(Gateway.Reply reply) {
            if (reply.status() >= 200 && reply.status() < 300) {
                return true;
            }
            ServiceError error = dialect.error(reply.body(), 0, reply.body().length);
            String answer = shown(reply.status(), error);
            switch (Verdict.of(Verdict.Scope.REQUEST, reply.status(), error)) {
                case RETRY, CONTENDED -> {
                    Optional<Duration> asked =
                            RetryAfter.parse(reply.headers().get("retry-after"), clock);
                    if (reply.status() == 429 || asked.isPresent()) {
                        meter.throttled();
                    }
                    patience.again(asked, answer, null);
                    return false;
                }
                case CONFIGURATION, REFUSED ->
                        throw new ConfigurationException(
                                settings.name(), request.shown() + ": " + answer);
                default -> throw patience.unavailable("failed", answer, null);
            }
        }
    }

    static String shown(int status, ServiceError error) {
        return (status + " " + error.code() + " " + error.message())
                .replaceAll("\\s+", " ")
                .strip();
    }
}
