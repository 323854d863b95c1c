package dev.p2c.odata.transport;

import dev.p2c.error.ConfigurationException;
import dev.p2c.error.StoppedException;
import dev.p2c.error.UnavailableException;
import dev.p2c.odata.dialect.ServiceError;
import dev.p2c.odata.dialect.Verdict;
import dev.p2c.text.Visible;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Sends one request until it succeeds or its retry budget is spent. For one use. */
final class RequestExecution<T> {

    private static final int UNAUTHORIZED = 401;
    private static final int TOO_MANY_REQUESTS = 429;

    private final TransportParts parts;
    private final int rank;
    private final Request request;
    private final Transport.Decoder<T> decoder;
    private final RetryBudget budget;
    private boolean tokenRenewed;

    RequestExecution(
            TransportParts parts, int rank, Request request, Transport.Decoder<T> decoder) {
        this.parts = parts;
        this.rank = rank;
        this.request = request;
        this.decoder = decoder;
        this.budget = parts.retryBudget(request.shown());
    }

    /** Sends the request through the circuit breaker and reports the outcome to the breaker. */
    T run() {
        CircuitBreaker circuit = parts.circuit();
        if (circuit.enter()) {
            budget.allowOneAttempt();
        }
        try {
            T result = untilAnswered();
            circuit.succeeded();
            return result;
        } catch (ConfigurationException | RequestTooLargeException e) {
            circuit.succeeded(); // the service is available and answers
            throw e;
        } catch (UnavailableException e) {
            if (e instanceof StoppedException || Thread.currentThread().isInterrupted()) {
                circuit.interrupted();
            } else {
                circuit.failed(e.getMessage());
            }
            throw e;
        }
    }

    private T untilAnswered() {
        while (true) {
            try {
                Optional<Gateway.Response> good = attempt();
                if (good.isPresent()) {
                    return decoder.decode(good.get());
                }
            } catch (IOException e) {
                CertificateErrors.throwIfCause(parts.system(), e);
                if (Thread.currentThread().isInterrupted()) {
                    throw budget.interrupted(e);
                }
                String message = e.getMessage();
                backOff(message == null ? e.toString() : message, e);
            }
        }
    }

    private void backOff(String answer, IOException cause) {
        Duration wait = budget.backOff();
        budget.countAttempt(Optional.of(wait), answer, cause);
        budget.await(wait);
    }

    /** Sends the request once; empty when it is to be sent again at once. */
    private Optional<Gateway.Response> attempt() throws IOException {
        ApplicationUser user = waitForTurn();
        try {
            String token = user.tokens().token();
            long start = System.nanoTime();
            Gateway.Response reply = parts.gateway().send(request, token);
            if (reply.status() == UNAUTHORIZED && !tokenRenewed) {
                tokenRenewed = true;
                user.tokens().invalidate(token);
                return Optional.empty();
            }
            if (reply.status() >= 200 && reply.status() < 300) {
                succeeded(user, reply, Duration.ofNanos(System.nanoTime() - start));
                return Optional.of(reply);
            }
            refused(user, reply, token);
            return Optional.empty();
        } finally {
            parts.governor().leave(user);
        }
    }

    /** Waits until all pauses are over, including new ones, and a user may send. */
    private ApplicationUser waitForTurn() {
        Governor governor = parts.governor();
        try {
            while (true) {
                for (Duration d = governor.delay(); !d.isZero(); d = governor.delay()) {
                    governor.reason().ifPresent(budget::pausedBy);
                    budget.await(d);
                }
                Optional<ApplicationUser> user = governor.enter(rank);
                if (user.isPresent()) {
                    return user.get();
                }
            }
        } catch (InterruptedException e) {
            throw budget.interrupted(e);
        }
    }

    private void succeeded(ApplicationUser user, Gateway.Response reply, Duration took) {
        int operations = request.batch().map(Request.TunedBatch::operations).orElse(0);
        parts.governor().succeeded(user, reply.headers(), operations, took);
        request.batch().ifPresent(batch -> batch.tuner().measured(operations, took));
    }

    /** Returns if the request may be sent again, otherwise throws. */
    private void refused(ApplicationUser user, Gateway.Response reply, String token)
            throws IOException {
        tokenRenewed = reply.status() == UNAUTHORIZED;
        ServiceError error = parts.dialect().error(reply.body(), 0, reply.body().length);
        String answer =
                Transport.shown(reply.status(), error)
                        + (reply.status() == UNAUTHORIZED ? unauthorized(user, reply, token) : "");
        switch (parts.dialect().verdict(Verdict.Scope.REQUEST, reply.status(), error)) {
            case RETRY, CONTENDED -> busy(user, reply, answer);
            case TOO_LARGE -> {
                RequestTooLargeException tooLarge =
                        new RequestTooLargeException(
                                parts.system(), request.shown(), reply.status(), answer);
                throw request.isDivisible() ? tooLarge : tooLarge.asConfiguration();
            }
            case CONFIGURATION, REFUSED ->
                    throw new ConfigurationException(
                            parts.system(), request.shown() + ": " + answer);
            default -> throw budget.unavailable("failed", answer, null);
        }
    }

    /** What the token was asked for, and what the service says it wants. */
    private static String unauthorized(ApplicationUser user, Gateway.Response reply, String token) {
        String wants = Visible.line(reply.headers().getOrDefault("www-authenticate", ""));
        return user.tokens().shown(token) + (wants.isEmpty() ? "" : "; the service says: " + wants);
    }

    /** A {@code Retry-After} pauses only the user that was throttled. */
    private void busy(ApplicationUser user, Gateway.Response reply, String answer)
            throws IOException {
        Optional<Duration> asked =
                RetryAfter.parse(reply.headers().get("retry-after"), parts.clock());
        if (reply.status() == TOO_MANY_REQUESTS || asked.isPresent()) {
            parts.counters().throttled();
            parts.governor().throttled(user);
        }
        if (asked.isEmpty()) {
            throw new IOException(answer);
        }
        Pause pause = parts.pause(asked.get(), answer);
        parts.governor().pause(user, pause);
        budget.countAttempt(Optional.of(pause.kept()), pause.shown(), null);
    }
}
