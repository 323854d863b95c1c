package dev.p2c.odata.transport;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.error.ConfigurationException;
import dev.p2c.odata.model.Json;
import dev.p2c.odata.transport.ConnectionSettings.TokenService;
import dev.p2c.odata.transport.ConnectionSettings.UserCredentials;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Gets tokens by the client credentials flow (RFC 6749, 4.4), with one request at a time for all
 * threads. A secret is sent as the RFC says, to any token service. Certificates and federated
 * tokens are features of Entra ID and use Microsoft's library. Thread-safe.
 */
public final class ClientCredentials implements TokenSource {

    private record Token(String text, Instant renewAt) {}

    /** Statuses that mean a wrong setting; other failures may be temporary. */
    private static final Set<Integer> OUR_FAULT = Set.of(400, 401, 403, 404);

    private static final Map<String, String> ACCEPT = Map.of("Accept", "application/json");
    private static final Duration MOST_MARGIN = Duration.ofMinutes(5);
    private static final int DEFAULT_LIFETIME = 3599;

    private final ConnectionSettings settings;
    private final TokenService tokens;
    private final UserCredentials user;
    private final TokenGateway gateway;
    private final Clock clock;
    private volatile Token current = new Token("", Instant.MIN);

    /**
     * One token source for each application user; {@link TokenSource#NONE} for a service without
     * tokens.
     */
    public static List<TokenSource> of(
            ConnectionSettings settings, TokenGateway gateway, Clock clock) {
        if (settings.tokens().isEmpty()) {
            return List.of(TokenSource.NONE);
        }
        return settings.tokens().get().users().stream()
                .<TokenSource>map(user -> new ClientCredentials(settings, user, gateway, clock))
                .toList();
    }

    ClientCredentials(
            ConnectionSettings settings, UserCredentials user, TokenGateway gateway, Clock clock) {
        this.settings = settings;
        this.tokens = settings.tokens().orElseThrow();
        this.user = user;
        this.gateway = gateway;
        this.clock = clock;
    }

    @Override
    public String token() throws IOException {
        Token seen = current;
        return isFresh(seen) ? seen.text : renewed();
    }

    @Override
    public synchronized void invalidate(String refused) {
        if (current.text.equals(refused)) {
            current = new Token("", Instant.MIN);
        }
    }

    @Override
    public String shown(String token) {
        String audience = TokenAudience.of(token);
        return "; the token was asked for with scope %s at %s%s"
                .formatted(
                        tokens.scope(),
                        tokens.url(),
                        audience.isEmpty() ? "" : ", its audience is " + audience);
    }

    private boolean isFresh(Token token) {
        return clock.instant().isBefore(token.renewAt);
    }

    private synchronized String renewed() throws IOException {
        if (!isFresh(current)) {
            current = request();
        }
        return current.text;
    }

    private Token request() throws IOException {
        Instant asked = clock.instant();
        Gateway.Response answer =
                user.credential() instanceof ClientCredential.Secret secret
                        ? gateway.post(tokens.url(), ACCEPT, form(secret.value()))
                        : new AssertionRequest(tokens, gateway, clock)
                                .send(user.id(), user.credential(), prefix());
        byte[] body = answer.body();
        return read(answer.status(), Json.tree(body, 0, body.length), asked);
    }

    private String prefix() {
        return "p2c." + settings.name() + ".";
    }

    private String form(String secret) {
        return "grant_type=client_credentials&client_id="
                + encoded(user.id())
                + "&client_secret="
                + encoded(secret)
                + "&scope="
                + encoded(tokens.scope());
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private Token read(int status, JsonNode body, Instant asked) throws IOException {
        String text = body.path("access_token").asText("");
        if (status == 200 && !text.isEmpty()) {
            Duration life = Duration.ofSeconds(body.path("expires_in").asInt(DEFAULT_LIFETIME));
            Duration tenth = life.dividedBy(10);
            Duration margin = tenth.compareTo(MOST_MARGIN) < 0 ? tenth : MOST_MARGIN;
            return new Token(text, asked.plus(life).minus(margin));
        }
        String error = body.path("error").asText("");
        if (OUR_FAULT.contains(status)) {
            throw new ConfigurationException(
                    prefix() + settingAtFault(status, error),
                    "the token service at "
                            + tokens.url()
                            + " refuses this setting: "
                            + status
                            + " "
                            + error
                            + " "
                            + words(body.path("error_description").asText("")));
        }
        throw new IOException("token service answered " + status + " " + error);
    }

    /**
     * The setting that an error code points to: codes of RFC 6749, 5.2, and {@code
     * invalid_resource} of Entra ID.
     */
    private String settingAtFault(int status, String error) {
        return switch (error) {
            case "invalid_client" -> user.credential().setting();
            case "unauthorized_client" -> "client.id";
            case "invalid_scope", "invalid_resource" -> "scope";
            default -> status == 401 ? user.credential().setting() : "token.url";
        };
    }

    /** A description without the secret, and without the trace ids that Entra ID adds. */
    private String words(String description) {
        String line = description.lines().findFirst().orElse("").replaceFirst(" Trace ID: .*", "");
        return user.credential() instanceof ClientCredential.Secret secret
                        && !secret.value().isEmpty()
                ? line.replace(secret.value(), "***")
                : line;
    }
}
