package dev.p2c.odata.transport;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.error.ConfigurationException;
import dev.p2c.odata.model.Json;
import dev.p2c.odata.transport.ConnectionSettings.AppUser;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Tokens by the client credentials flow (RFC 6749, 4.4), one request at a time however many threads
 * ask. Our own because Microsoft's library refuses a token service on plain HTTP, which the
 * stand-ins are.
 */
public final class ClientCredentials implements TokenSource {

    private record Token(String text, Instant renewAt) {}

    /** What the token service blames on what we sent; anything else may pass by itself. */
    private static final Set<Integer> OUR_FAULT = Set.of(400, 401, 403, 404);

    private static final Duration MOST_MARGIN = Duration.ofMinutes(5);
    private static final int DEFAULT_LIFETIME = 3599;

    private final ConnectionSettings settings;
    private final AppUser user;
    private final HttpClient http;
    private final Clock clock;
    private volatile Token current = new Token("", Instant.MIN);

    /** One for each application user; one that gives none where the service wants none. */
    public static List<TokenSource> of(ConnectionSettings settings, Clock clock) {
        return settings.tokenUrl() == null
                ? List.of(TokenSource.NONE)
                : settings.users().stream()
                        .<TokenSource>map(user -> new ClientCredentials(settings, user, clock))
                        .toList();
    }

    ClientCredentials(ConnectionSettings settings, AppUser user, Clock clock) {
        this.settings = settings;
        this.user = user;
        this.clock = clock;
        this.http = HttpClient.newBuilder().connectTimeout(settings.timeout()).build();
    }

    @Override
    public String token() throws IOException {
        Token seen = current;
        return good(seen) ? seen.text : fresh();
    }

    @Override
    public synchronized void invalidate(String refused) {
        if (current.text.equals(refused)) {
            current = new Token("", Instant.MIN);
        }
    }

    private boolean good(Token token) {
        return clock.instant().isBefore(token.renewAt);
    }

    private synchronized String fresh() throws IOException {
        if (!good(current)) {
            current = request();
        }
        return current.text;
    }

    private Token request() throws IOException {
        Instant asked = clock.instant();
        HttpRequest request =
                HttpRequest.newBuilder(settings.tokenUrl())
                        .timeout(settings.timeout())
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Accept", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(form()))
                        .build();
        try {
            HttpResponse<byte[]> answer = TokenResponses.send(http, request, settings.timeout());
            byte[] body = answer.body();
            return read(answer.statusCode(), Json.tree(body, 0, body.length), asked);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for a token", e);
        }
    }

    private String form() {
        return "grant_type=client_credentials&client_id="
                + encoded(user.id())
                + "&client_secret="
                + encoded(user.secret())
                + "&scope="
                + encoded(settings.scope());
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
                    "p2c." + settings.name() + "." + settingAtFault(status, error),
                    "the token service at "
                            + settings.tokenUrl()
                            + " refuses it: "
                            + status
                            + " "
                            + error
                            + " "
                            + shown(body.path("error_description").asText("")));
        }
        throw new IOException("token service answered " + status + " " + error);
    }

    /** Error codes of RFC 6749, 5.2, and Entra ID's own {@code invalid_resource}. */
    private static String settingAtFault(int status, String error) {
        return switch (error) {
            case "invalid_client" -> "client.secret";
            case "unauthorized_client" -> "client.id";
            case "invalid_scope", "invalid_resource" -> "scope";
            default -> status == 401 ? "client.secret" : "token.url";
        };
    }

    /** The first line; below it Entra ID has trace ids. */
    private String shown(String description) {
        String line = description.lines().findFirst().orElse("");
        String secret = user.secret();
        return secret.isEmpty() ? line : line.replace(secret, "***");
    }
}
