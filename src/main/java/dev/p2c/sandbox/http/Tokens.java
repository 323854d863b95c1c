package dev.p2c.sandbox.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Issues access tokens and checks them. A token is valid for one service, identified by its port,
 * as a real token is for one resource. Thread-safe.
 */
public final class Tokens {

    private static final String BEARER = "Bearer ";
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final String HEADER = encoded("{\"typ\":\"JWT\",\"alg\":\"RS256\"}");

    private final Clock clock;
    private final Duration lifetime;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Grant> grants = new ConcurrentHashMap<>();
    private final Set<Integer> ports = ConcurrentHashMap.newKeySet();
    private volatile URI issuer = URI.create("http://127.0.0.1");

    public Tokens(Clock clock, Duration lifetime) {
        this.clock = clock;
        this.lifetime = lifetime;
    }

    Duration lifetime() {
        return lifetime;
    }

    /** Address of the token service, for the {@code WWW-Authenticate} challenge. */
    URI issuer() {
        return issuer;
    }

    void issuedAt(URI address) {
        issuer = address;
    }

    void serve(int port) {
        ports.add(port);
    }

    boolean serves(int port) {
        return ports.contains(port);
    }

    String issue(String client, URI resource) {
        Instant now = clock.instant();
        grants.values().removeIf(grant -> !grant.expires().isAfter(now));
        Instant expires = now.plus(lifetime);
        String claims =
                "{\"aud\":\"%s\",\"iss\":\"%s/%s/\",\"tid\":\"%s\",\"iat\":%d,\"nbf\":%d,\"exp\":%d,\"appid\":\"%s\"}"
                        .formatted(
                                resource,
                                issuer,
                                Tenant.ID,
                                Tenant.ID,
                                now.getEpochSecond(),
                                now.getEpochSecond(),
                                expires.getEpochSecond(),
                                client);
        byte[] signature = new byte[32];
        random.nextBytes(signature);
        String token = HEADER + "." + encoded(claims) + "." + BASE64.encodeToString(signature);
        grants.put(
                token,
                new Grant(client, resource.getPort(), "/".equals(resource.getPath()), expires));
        return token;
    }

    /**
     * Why an {@code Authorization} header is refused; null if its token is valid for this port.
     *
     * @param slash whether a token counts whose audience ends in a slash
     */
    String refusal(String authorization, int port, boolean slash) {
        if (authorization == null || !authorization.startsWith(BEARER)) {
            return "The request has no token.";
        }
        Grant grant = grant(authorization);
        if (grant == null) {
            return "The token was not issued here.";
        }
        if (!grant.expires().isAfter(clock.instant())) {
            return "The token has expired.";
        }
        return grant.port() == port && (slash || !grant.slash())
                ? null
                : "The token is for another resource.";
    }

    /**
     * Client id of the token in an {@code Authorization} header; empty if the token was not issued
     * here.
     */
    String user(String authorization) {
        Grant grant = grant(authorization);
        return grant == null ? "" : grant.client();
    }

    private Grant grant(String authorization) {
        boolean bearer = authorization != null && authorization.startsWith(BEARER);
        return bearer ? grants.get(authorization.substring(BEARER.length()).strip()) : null;
    }

    private static String encoded(String json) {
        return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private record Grant(String client, int port, boolean slash, Instant expires) {}
}
