package dev.p2c.sandbox.http;

import java.net.URI;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Checks the {@code client_assertion} of a token request: signed with a registered certificate
 * (Microsoft identity platform, "Application authentication certificate credentials"), or a token
 * of a registered issuer ("Workload identity federation"). The numbers are those of "Microsoft
 * Entra authentication and authorization error codes". Thread-safe.
 */
final class ClientAssertion {

    static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private static final String EXCHANGE = "api://AzureADTokenExchange";

    /** Difference between the clocks that is allowed, in seconds. */
    private static final long SKEW = 300;

    private final SignIn registered;
    private final Clock clock;
    private final Map<String, Instant> used = new ConcurrentHashMap<>();

    ClientAssertion(SignIn registered, Clock clock) {
        this.registered = registered;
        this.clock = clock;
    }

    /**
     * Checks an assertion.
     *
     * @param endpoint address of the token endpoint as the client sees it
     * @throws TokenRefusedException with the number of the first rule that is broken
     */
    void check(String assertion, String client, URI endpoint) {
        JsonWebToken token = JsonWebToken.read(assertion);
        requireTime(token);
        if (token.claim("iss").equals(client)) {
            checkOwn(token, client, endpoint);
        } else {
            checkFederated(token);
        }
    }

    private void checkOwn(JsonWebToken token, String client, URI endpoint) {
        X509Certificate certificate =
                registered.certificates().stream()
                        .filter(one -> token.names(encoded(one)))
                        .findFirst()
                        .orElseThrow(ClientAssertion::notRegistered);
        if (!token.isSignedBy(certificate.getPublicKey())) {
            throw TokenRefusedException.client(
                    700027,
                    "The certificate with identifier used to sign the client assertion is not registered on application. Reason - The key was found, but use of the key to verify the signature failed.");
        }
        if (!token.claim("sub").equals(client)) {
            throw TokenRefusedException.client(
                    700021,
                    "Client assertion application identifier doesn't match 'client_id' parameter.");
        }
        if (!audiences(endpoint).contains(token.claim("aud").replaceFirst("^https?:", ""))) {
            throw TokenRefusedException.client(
                    700023, "Client assertion audience claim does not match Realm issuer.");
        }
        requireFirstUse(token);
    }

    /** The endpoint and the issuer; without the scheme, since MSAL writes https in any case. */
    private static Set<String> audiences(URI endpoint) {
        String tenant = endpoint.getPath().split("/")[1];
        String base = "//" + endpoint.getAuthority() + "/" + tenant;
        return Set.of(base + "/oauth2/v2.0/token", base + "/oauth2/token", base + "/v2.0");
    }

    private void checkFederated(JsonWebToken token) {
        SignIn.Federated issuer = registered.federated().orElseThrow(() -> noIssuer(token));
        if (!token.claim("iss").equals(issuer.issuer())) {
            throw noIssuer(token);
        }
        if (!token.claim("sub").equals(issuer.subject())) {
            throw TokenRefusedException.client(
                    700213,
                    "No matching federated identity record found for presented assertion subject '"
                            + token.claim("sub")
                            + "'.");
        }
        boolean exchange =
                token.claim("aud").equals(EXCHANGE)
                        || token.claims()
                                .path("aud")
                                .valueStream()
                                .anyMatch(one -> EXCHANGE.equals(one.asText()));
        if (!exchange) {
            throw TokenRefusedException.client(
                    700212,
                    "No matching federated identity record found for presented assertion audience '"
                            + token.claim("aud")
                            + "'.");
        }
        if (!token.isSignedBy(issuer.key())) {
            throw TokenRefusedException.client(50013, "Assertion failed signature validation.");
        }
    }

    private static TokenRefusedException noIssuer(JsonWebToken token) {
        return TokenRefusedException.client(
                700211,
                "No matching federated identity record found for presented assertion issuer '"
                        + token.claim("iss")
                        + "'.");
    }

    private static TokenRefusedException notRegistered() {
        return TokenRefusedException.client(
                700027,
                "The certificate with identifier used to sign the client assertion is not registered on application. Reason - The key was not found.");
    }

    private void requireTime(JsonWebToken token) {
        long now = clock.instant().getEpochSecond();
        boolean over = token.claims().path("exp").asLong(0) + SKEW <= now;
        boolean early = token.claims().path("nbf").asLong(now) > now + SKEW;
        if (over || early) {
            throw TokenRefusedException.client(
                    700024, "Client assertion is not within its valid time range.");
        }
    }

    /** An assertion with a certificate counts once; the documents do not say what Entra ID does. */
    private void requireFirstUse(JsonWebToken token) {
        Instant now = clock.instant();
        used.values().removeIf(expires -> !expires.isAfter(now));
        Instant expires =
                Instant.ofEpochSecond(token.claims().path("exp").asLong()).plusSeconds(SKEW);
        String id = token.claim("jti");
        if (id.isEmpty() || used.putIfAbsent(id, expires) != null) {
            throw TokenRefusedException.client(
                    50027,
                    "JWT token is invalid or malformed: the claim jti is missing or was used before.");
        }
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
