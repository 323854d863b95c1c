package dev.p2c.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.aad.msal4j.ClientCredentialFactory;
import com.microsoft.aad.msal4j.ClientCredentialParameters;
import com.microsoft.aad.msal4j.ConfidentialClientApplication;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The token service's rules for assertions and scopes, its errors and its discovery. */
class SignInRulesTest {

    private static final String CLIENT = "p2c-sandbox";

    @RegisterExtension
    static final SandboxExtension SANDBOX =
            new SandboxExtension(
                    s -> s.withBehaviour(s.behaviour().withSignIn(SignInKeys.registered())));

    private static URI endpoint() {
        return SANDBOX.sandbox().tokenUrl();
    }

    private static String scope(String end) {
        return SANDBOX.sandbox().salesUrl().resolve("/") + end;
    }

    private static Map<String, String> form(String scope) {
        Map<String, String> form = new HashMap<>();
        form.put("grant_type", "client_credentials");
        form.put("client_id", CLIENT);
        form.put("scope", scope);
        return form;
    }

    private static Map<String, Object> claims() {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", CLIENT);
        claims.put("sub", CLIENT);
        claims.put("aud", endpoint().toString());
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("exp", Instant.now().getEpochSecond() + 600);
        return claims;
    }

    private static Map<String, Object> header() throws Exception {
        try (InputStream in =
                Files.newInputStream(SignInKeys.file("application-certificate.pem"))) {
            byte[] certificate =
                    CertificateFactory.getInstance("X.509").generateCertificate(in).getEncoded();
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(certificate);
            String thumbprint = Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
            return Map.of("alg", "RS256", "x5t#S256", thumbprint);
        }
    }

    private static Reply asserted(String keyFile, Map<String, Object> claims) throws Exception {
        return asserted(SignInKeys.issued(keyFile, header(), claims));
    }

    private static Reply asserted(String assertion) {
        Map<String, String> form = form(scope(".default"));
        form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        form.put("client_assertion", assertion);
        return SandboxClient.token(endpoint(), form);
    }

    private static Reply secret(String scope) {
        Map<String, String> form = form(scope);
        form.put("client_secret", "p2c-sandbox-secret");
        return SandboxClient.token(endpoint(), form);
    }

    private static void refused(Reply reply, int status, String error, int number) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        JsonNode body = reply.json();
        assertThat(body.get("error").asText()).isEqualTo(error);
        assertThat(body.get("error_codes").get(0).asInt()).isEqualTo(number);
        assertThat(body.get("error_description").asText())
                .startsWith("AADSTS" + number + ": ")
                .contains(" Trace ID: ");
        assertThat(body.get("timestamp").asText())
                .matches("[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}Z");
        assertThat(body.get("error_uri").asText()).endsWith("/error?code=" + number);
    }

    @Test
    void anAssertionIsRefusedForEachWrongClaim() throws Exception {
        String key = "application.pem";
        assertThat(asserted(key, claims()).status()).isEqualTo(200);
        refused(asserted("issuer.pem", claims()), 401, "invalid_client", 700027);
        refused(asserted(key, with("sub", "somebody")), 401, "invalid_client", 700021);
        refused(asserted(key, with("aud", "https://other/")), 401, "invalid_client", 700023);
        refused(
                asserted(key, with("exp", Instant.now().getEpochSecond() - 301)),
                401,
                "invalid_client",
                700024);
        refused(asserted("no.token"), 401, "invalid_client", 50027);
    }

    private static Map<String, Object> with(String claim, Object value) {
        Map<String, Object> claims = claims();
        claims.put(claim, value);
        return claims;
    }

    @Test
    void anAssertionCountsOnce() throws Exception {
        Map<String, Object> claims = claims();
        assertThat(asserted("application.pem", claims).status()).isEqualTo(200);
        refused(asserted("application.pem", claims), 401, "invalid_client", 50027);
    }

    @Test
    void aTokenOfAnotherIssuerIsRefusedForEachWrongClaim() {
        Map<String, Object> good = SignInKeys.exchange(SignInKeys.SUBJECT);
        assertThat(asserted(SignInKeys.issued("issuer.pem", good)).status()).isEqualTo(200);
        refused(asserted(SignInKeys.issued("application.pem", good)), 401, "invalid_client", 50013);
        good.put("aud", "api://another");
        refused(asserted(SignInKeys.issued("issuer.pem", good)), 401, "invalid_client", 700212);
        good.put("iss", "https://another.example.com");
        refused(asserted(SignInKeys.issued("issuer.pem", good)), 401, "invalid_client", 700211);
    }

    @Test
    void aRequestNeedsASecretOrAnAssertion() {
        refused(
                SandboxClient.token(endpoint(), form(scope(".default"))),
                401,
                "invalid_client",
                7000216);
    }

    @Test
    void scopesAreReadAsByEntraId() {
        refused(secret("https://org.example.com/.default"), 400, "invalid_resource", 500011);
        refused(secret(scope("user_impersonation")), 400, "invalid_scope", 1002012);
        refused(secret(scope(".default") + " " + scope(".default")), 400, "invalid_scope", 70011);
        Reply msal = secret("openid profile offline_access " + scope(".default"));
        assertThat(msal.status()).isEqualTo(200);
    }

    @Test
    void aSlashAtTheEndOfTheAudienceCountsInSalesOnly() {
        for (SandboxClient service : new SandboxClient[] {SANDBOX.sales(), SANDBOX.finance()}) {
            String token =
                    secret(service.root().resolve("/") + "/.default")
                            .json()
                            .get("access_token")
                            .asText();
            Reply reply = service.anonymously("GET", "", "", "Authorization", "Bearer " + token);
            assertThat(reply.status()).isEqualTo(service == SANDBOX.sales() ? 200 : 401);
        }
    }

    @Test
    void discoveryLeadsToTheTokenEndpointOverTlsToo() throws Exception {
        HttpClient http = HttpClient.newBuilder().sslContext(trusting()).build();
        URI tls = SANDBOX.sandbox().tokenUrlWithTls().orElseThrow();
        for (URI url : new URI[] {endpoint(), tls}) {
            String base = url.resolve("/").toString();
            JsonNode instance = json(http, base + "common/discovery/instance?api-version=1.1");
            String next = instance.get("tenant_discovery_endpoint").asText();
            assertThat(instance.at("/metadata/0/aliases/0").asText()).isEqualTo(url.getAuthority());
            JsonNode tenant = json(http, next);
            assertThat(tenant.get("token_endpoint").asText()).isEqualTo(url.toString());
            assertThat(tenant.get("issuer").asText()).startsWith(base);
            assertThat(json(http, tenant.get("jwks_uri").asText()).get("keys").isArray()).isTrue();
        }
    }

    @Test
    void microsoftsLibraryGetsATokenOverTlsUnchanged() throws Exception {
        URI tls = SANDBOX.sandbox().tokenUrlWithTls().orElseThrow();
        var application =
                ConfidentialClientApplication.builder(
                                CLIENT,
                                ClientCredentialFactory.createFromCertificate(
                                        Files.newInputStream(SignInKeys.file("application.p12")),
                                        "pass-word"))
                        .authority(tls.resolve("/" + "sandbox/").toString())
                        .instanceDiscovery(false)
                        .sslSocketFactory(trusting().getSocketFactory())
                        .build();

        String token =
                application
                        .acquireToken(
                                ClientCredentialParameters.builder(Set.of(scope(".default")))
                                        .build())
                        .get(20, TimeUnit.SECONDS)
                        .accessToken();

        assertThat(
                        SANDBOX.sales()
                                .anonymously("GET", "", "", "Authorization", "Bearer " + token)
                                .status())
                .isEqualTo(200);
    }

    private static JsonNode json(HttpClient http, String url)
            throws IOException, InterruptedException {
        HttpResponse<String> answer =
                http.send(
                        HttpRequest.newBuilder(URI.create(url)).build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return new com.fasterxml.jackson.databind.ObjectMapper().readTree(answer.body());
    }

    private static SSLContext trusting() throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        try (InputStream in =
                Files.newInputStream(SignInKeys.file("token-service-certificate.pem"))) {
            trusted.setCertificateEntry(
                    "token", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory managers = TrustManagerFactory.getInstance("PKIX");
        managers.init(trusted);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, managers.getTrustManagers(), null);
        return tls;
    }
}
