package dev.p2c.odata;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;

/**
 * How to reach one system. All data: another OData service is another one of these.
 *
 * @param name of the connection: {@code sales}, {@code finance}
 * @param baseUrl service root; the slash at its end is added where it is missing
 * @param tokenUrl token endpoint of the client credentials flow; null for a service without tokens
 * @param clientSecret never shown by {@link #toString()}
 * @param scope the service's address and {@code /.default}
 * @param timeout for one answer
 * @param maxAttempts of one request, the first included
 * @param maxWait most time one request spends waiting between its attempts
 * @param batchSize most operations of one {@code $batch}, at most 1000
 */
public record ConnectionSettings(
        String name,
        URI baseUrl,
        URI tokenUrl,
        String clientId,
        String clientSecret,
        String scope,
        Duration timeout,
        int maxAttempts,
        Duration maxWait,
        int batchSize) {

    private static final int MOST_OPERATIONS = 1000;

    public ConnectionSettings {
        Objects.requireNonNull(name, "name");
        baseUrl = baseUrl.getPath().endsWith("/") ? baseUrl : URI.create(baseUrl + "/");
        if (maxAttempts < 1 || batchSize < 1 || batchSize > MOST_OPERATIONS) {
            throw new IllegalArgumentException(
                    name + ": maxAttempts is at least 1, batchSize from 1 to " + MOST_OPERATIONS);
        }
    }

    @Override
    public String toString() {
        return "ConnectionSettings[name=%s, baseUrl=%s, tokenUrl=%s, clientId=%s, clientSecret=***, scope=%s]"
                .formatted(name, baseUrl, tokenUrl, clientId, scope);
    }
}
