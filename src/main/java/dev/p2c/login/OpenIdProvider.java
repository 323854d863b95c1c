package dev.p2c.login;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.p2c.error.UnavailableException;
import dev.p2c.text.Hosts;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The provider of OpenID Connect, asked with the authorization code flow and PKCE. Tokens stay in
 * this process: the browser gets a session. Thread-safe.
 */
public final class OpenIdProvider {

    /** The provider is not asked again meanwhile. */
    static final Duration LONGEST_SESSION = Duration.ofHours(8);

    private static final Duration CONFIGURATION_KEPT = Duration.ofHours(1);
    private static final int OK = 200;

    private final OpenIdSettings settings;
    private final ProviderHttp http;
    private final Clock clock;
    private final ObjectMapper json = new ObjectMapper();
    private Configuration configuration;
    private Instant asked = Instant.EPOCH;

    /** What the provider tells of itself (OpenID Connect Discovery 1.0). */
    private record Configuration(
            URI authorization, URI token, boolean isSecretInForm, IdTokens tokens) {}

    public OpenIdProvider(OpenIdSettings settings, ProviderHttp http, Clock clock) {
        this.settings = settings;
        this.http = http;
        this.clock = clock;
    }

    public OpenIdSettings settings() {
        return settings;
    }

    /**
     * The page of the provider to which the browser goes.
     *
     * @param back to where the provider leads the browser
     * @throws LoginRefusedException if the provider is not as the settings say
     * @throws UnavailableException if the provider does not answer
     */
    public URI page(PendingLogin login, URI back) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("response_type", "code");
        query.put("client_id", settings.clientId());
        query.put("redirect_uri", back.toString());
        query.put("scope", settings.scope());
        query.put("state", login.state());
        query.put("nonce", login.nonce());
        query.put("code_challenge", login.challenge());
        query.put("code_challenge_method", "S256");
        URI page = configuration().authorization();
        return URI.create(page + (page.getRawQuery() == null ? "?" : "&") + form(query));
    }

    /**
     * Ends a login.
     *
     * @param code of the provider, with which the browser came back
     * @param back the same as at the beginning
     * @throws LoginRefusedException if the login is refused
     * @throws UnavailableException if the provider does not answer
     */
    public Identity identity(String code, PendingLogin login, URI back) {
        Configuration provider = configuration();
        Map<String, Object> claims =
                provider.tokens().claims(token(provider, code, login, back), login);
        OpenIdClaims user = new OpenIdClaims(settings, claims);
        return new Identity(
                user.name(),
                user.role(),
                Identity.Origin.OPENID_CONNECT,
                "",
                clock.instant().plus(LONGEST_SESSION));
    }

    private String token(Configuration provider, String code, PendingLogin login, URI back) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", back.toString());
        form.put("code_verifier", login.verifier());
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept", "application/json");
        if (settings.clientSecret().isEmpty() || provider.isSecretInForm()) {
            form.put("client_id", settings.clientId());
        }
        if (!settings.clientSecret().isEmpty()) {
            if (provider.isSecretInForm()) {
                form.put("client_secret", settings.clientSecret());
            } else {
                headers.put("Authorization", basic());
            }
        }
        try {
            ProviderHttp.Answer answer = http.post(provider.token(), headers, form(form));
            JsonNode tokens = json.readTree(answer.body());
            if (answer.status() != OK || !tokens.path("id_token").isTextual()) {
                throw new LoginRefusedException(
                        "the provider gives no ID token: status %d %s"
                                .formatted(answer.status(), word(tokens.path("error").asText())));
            }
            return tokens.path("id_token").asText();
        } catch (IOException e) {
            throw new UnavailableException(
                    "openid", "The provider's token endpoint does not answer", e);
        }
    }

    /** RFC 6749, 2.3.1: both are encoded before they are joined. */
    private String basic() {
        String pair = encoded(settings.clientId()) + ":" + encoded(settings.clientSecret());
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    /** An error's code, which may have few characters (RFC 6749, 5.2). */
    public static String word(String error) {
        return error.matches("[\\w.-]{1,60}") ? error : "";
    }

    private synchronized Configuration configuration() {
        Instant now = clock.instant();
        if (configuration == null || now.isAfter(asked.plus(CONFIGURATION_KEPT))) {
            configuration = discovered();
            asked = now;
        }
        return configuration;
    }

    private Configuration discovered() {
        String issuer = settings.issuer().toString();
        URI place = URI.create(issuer.replaceFirst("/$", "") + "/.well-known/openid-configuration");
        try {
            ProviderHttp.Answer answer = http.get(place);
            if (answer.status() != OK) {
                throw new UnavailableException(
                        "openid", place + " answers " + answer.status(), null);
            }
            JsonNode found = json.readTree(answer.body());
            if (!found.path("issuer").asText().equals(issuer)) {
                throw new LoginRefusedException(
                        "%s names another issuer than p2c.openid.issuer".formatted(place));
            }
            JsonNode ways = found.path("token_endpoint_auth_methods_supported");
            return new Configuration(
                    endpoint(found, "authorization_endpoint"),
                    endpoint(found, "token_endpoint"),
                    ways.toString().contains("\"client_secret_post\"")
                            && !ways.toString().contains("\"client_secret_basic\""),
                    new IdTokens(settings, endpoint(found, "jwks_uri"), http, clock));
        } catch (IOException e) {
            throw new UnavailableException("openid", place + " does not answer", e);
        }
    }

    private static URI endpoint(JsonNode found, String name) {
        try {
            URI uri = URI.create(found.path(name).asText());
            if ("https".equals(uri.getScheme())
                    || "http".equals(uri.getScheme()) && Hosts.isThisMachine(uri)) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            throw new LoginRefusedException("the provider's " + name + " is no address");
        }
        throw new LoginRefusedException("the provider's " + name + " is not https");
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
