package dev.p2c.odata.transport;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The settings of one connection: address, credentials, limits and batches.
 *
 * @param name of the connection: {@code sales}, {@code finance}
 * @param baseUrl service root; ends in one slash, however it is given
 * @param tokens how to get tokens; empty for a service without tokens
 */
public record ConnectionSettings(
        String name, URI baseUrl, Optional<TokenService> tokens, Limits limits, Batching batch) {

    /**
     * The client credentials flow of a service (RFC 6749, 4.4).
     *
     * @param url token endpoint
     * @param scope the service's address followed by {@code /.default}
     * @param users application users that share the load, at least one
     */
    public record TokenService(URI url, String scope, List<UserCredentials> users) {
        public TokenService {
            users = List.copyOf(users);
        }
    }

    /** Id of one application user, and how the user proves its identity. */
    public record UserCredentials(String id, ClientCredential credential) {

        /** An application user with a client secret. */
        public UserCredentials(String id, String secret) {
            this(id, new ClientCredential.Secret(secret));
        }
    }

    /**
     * Limits of time and load for the requests of a connection.
     *
     * @param timeout for one answer
     * @param maxAttempts of one request, the first included; at least 1
     * @param maxWait longest time that one request spends waiting between its attempts
     * @param maxPause longest time that a {@code Retry-After} keeps requests from being sent
     * @param openAfter how long all requests must have failed before the circuit opens, and how
     *     long it then stays open
     * @param parallelism most concurrent requests of one application user, at least 1
     */
    public record Limits(
            Duration timeout,
            int maxAttempts,
            Duration maxWait,
            Duration maxPause,
            Duration openAfter,
            int parallelism) {

        public Limits withParallelism(int requests) {
            return new Limits(timeout, maxAttempts, maxWait, maxPause, openAfter, requests);
        }
    }

    /**
     * The size and form of {@code $batch} requests.
     *
     * @param first operations of the first {@code $batch}
     * @param most operations of any {@code $batch}, at most 1000
     * @param sets whether a batch is one change set, which is written as a whole or not at all
     */
    public record Batching(int first, int most, boolean sets) {

        private static final int MOST_OPERATIONS = 1000;

        public Batching {
            if (first < 1 || most < 1 || most > MOST_OPERATIONS) {
                throw new IllegalArgumentException(
                        "a batch has from 1 to " + MOST_OPERATIONS + " operations");
            }
        }
    }

    public ConnectionSettings {
        Objects.requireNonNull(name, "name");
        if (limits.maxAttempts < 1 || limits.parallelism < 1) {
            throw new IllegalArgumentException(name + ": attempts and parallelism are at least 1");
        }
        baseUrl = URI.create(baseUrl.toString().replaceFirst("/*$", "/"));
    }

    public ConnectionSettings withLimits(Limits other) {
        return new ConnectionSettings(name, baseUrl, tokens, other, batch);
    }
}
