package dev.p2c.login;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.Resource;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.p2c.error.UnavailableException;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks ID tokens as OpenID Connect Core asks for (3.1.3.7): signature, issuer, audience, time and
 * nonce. Thread-safe.
 */
final class IdTokens {

    /** Algorithms with a public key: with a shared secret, whoever can check can also sign. */
    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(
                    JWSAlgorithm.RS256,
                    JWSAlgorithm.RS384,
                    JWSAlgorithm.RS512,
                    JWSAlgorithm.PS256,
                    JWSAlgorithm.PS384,
                    JWSAlgorithm.PS512,
                    JWSAlgorithm.ES256,
                    JWSAlgorithm.ES384,
                    JWSAlgorithm.ES512);

    private static final Duration KEYS_KEPT = Duration.ofMinutes(15);
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int OK = 200;

    private final String clientId;
    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

    /**
     * @param keys where the provider shows its keys
     */
    IdTokens(OpenIdSettings settings, URI keys, ProviderHttp http, Clock clock) {
        this.clientId = settings.clientId();
        JWKSource<SecurityContext> source =
                JWKSourceBuilder.create(url(keys), url -> document(http, url))
                        .cache(KEYS_KEPT.toMillis(), PATIENCE.toMillis())
                        .refreshAheadCache(false)
                        .outageTolerant(Duration.ofHours(8).toMillis())
                        .build();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, source));
        processor.setJWTClaimsSetVerifier(new Claims(settings, clock));
    }

    private static URL url(URI keys) {
        try {
            return keys.toURL();
        } catch (MalformedURLException e) {
            throw new LoginRefusedException("the provider's jwks_uri is no address");
        }
    }

    private static Resource document(ProviderHttp http, URL url) throws IOException {
        try {
            ProviderHttp.Answer answer = http.get(url.toURI());
            if (answer.status() != OK) {
                throw new IOException("the provider's keys: status " + answer.status());
            }
            return new Resource(
                    new String(answer.body(), StandardCharsets.UTF_8), "application/json");
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    /**
     * The claims of a token that is right.
     *
     * @throws LoginRefusedException saying what is wrong, without the token
     * @throws UnavailableException if the keys cannot be read
     */
    Map<String, Object> claims(String token, PendingLogin login) {
        JWTClaimsSet claims = checked(token);
        List<String> audience = claims.getAudience();
        Object party = claims.getClaim("azp");
        if (audience.size() > 1 || party != null && !party.equals(clientId)) {
            throw new LoginRefusedException("the token is for another client");
        }
        if (!login.hasNonce(claims.getClaim("nonce"))) {
            throw new LoginRefusedException("the token is for another login");
        }
        return claims.getClaims();
    }

    private JWTClaimsSet checked(String token) {
        try {
            return processor.process(token, null);
        } catch (ParseException e) {
            throw new LoginRefusedException("the provider's ID token is none");
        } catch (BadJOSEException e) {
            throw new LoginRefusedException("the ID token is refused: " + e.getMessage());
        } catch (JOSEException e) {
            throw new UnavailableException("openid", "The keys of the provider cannot be read", e);
        }
    }

    /** Issuer, audience and time, by our clock. */
    private static final class Claims extends DefaultJWTClaimsVerifier<SecurityContext> {

        private final Clock clock;

        private Claims(OpenIdSettings settings, Clock clock) {
            super(
                    settings.clientId(),
                    new JWTClaimsSet.Builder().issuer(settings.issuer().toString()).build(),
                    Set.of("sub", "exp", "iat", "nonce"));
            this.clock = clock;
        }

        @Override
        protected Date currentTime() {
            return Date.from(clock.instant());
        }
    }
}
