package dev.p2c.odata.transport;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * How to reach one system. All data: another OData service is another one of these.
 *
 * @param name of the connection: {@code sales}, {@code finance}
 * @param baseUrl service root; the slash at its end is added where it is missing
 * @param tokenUrl token endpoint of the client credentials flow; null for a service without tokens
 * @param users application users that share the load; empty for a service without tokens
 * @param scope the service's address and {@code /.default}
 * @param timeout for one answer
 * @param maxAttempts of one request, the first included
 * @param maxWait most time one request spends waiting between its attempts
 * @param rest how long nothing has to work before requests fail at once, and how long after that
 *     one of them tries again
 * @param parallelism most requests of one application user at once
 * @param batch how rows are written together
 */
public record ConnectionSettings(
        String name,
        URI baseUrl,
        URI tokenUrl,
        List<AppUser> users,
        String scope,
        Duration timeout,
        int maxAttempts,
        Duration maxWait,
        Duration rest,
        int parallelism,
        Batching batch) {

    /** The services take 1,000 operations (Dataverse) and more in one {@code $batch}. */
    private static final int MOST_OPERATIONS = 1000;

    /**
     * One identity of the application.
     *
     * @param secret never shown by {@link #toString()}
     */
    public record AppUser(String id, String secret) {
        @Override
        public String toString() {
            return "AppUser[id=" + id + ", secret=***]";
        }
    }

    /**
     * @param first operations of the first {@code $batch}
     * @param most operations of any, at most 1000
     * @param sets whether a batch is one change set: all of its rows or none
     */
    public record Batching(int first, int most, boolean sets) {
        public Batching {
            if (first < 1 || most < 1 || most > MOST_OPERATIONS) {
                throw new IllegalArgumentException(
                        "a batch has from 1 to " + MOST_OPERATIONS + " operations");
            }
        }
    }

    public ConnectionSettings {
        Objects.requireNonNull(name, "name");
        baseUrl = baseUrl.getPath().endsWith("/") ? baseUrl : URI.create(baseUrl + "/");
        users = List.copyOf(users);
        if (maxAttempts < 1 || parallelism < 1) {
            throw new IllegalArgumentException(name + ": attempts and parallelism are at least 1");
        }
    }
}
