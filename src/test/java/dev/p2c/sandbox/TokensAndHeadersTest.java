package dev.p2c.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.testing.TestClock;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tokens, headers of every response and addresses in both services. */
class TokensAndHeadersTest {

    private static final TestClock CLOCK = TestClock.standing();
    private static final Duration LIFETIME = Duration.ofMinutes(5);

    @RegisterExtension
    static final SandboxExtension SANDBOX =
            new SandboxExtension(s -> s.withClock(CLOCK).withTokenLifetime(LIFETIME));

    private final URI tokenUrl = SANDBOX.sandbox().tokenUrl();

    private static Map<String, String> form() {
        Map<String, String> form = new HashMap<>();
        form.put("grant_type", "client_credentials");
        form.put("client_id", "p2c-sandbox");
        form.put("client_secret", "p2c-sandbox-secret");
        form.put("scope", base(SANDBOX.sales()) + "/.default");
        return form;
    }

    private static String base(SandboxClient client) {
        return "http://127.0.0.1:" + client.root().getPort();
    }

    @Test
    void tokenIsIssuedForTheAddressOfAService() {
        Reply reply = SandboxClient.token(tokenUrl, form());
        assertThat(reply.status()).isEqualTo(200);
        JsonNode token = reply.json();
        assertThat(token.get("token_type").asText()).isEqualTo("Bearer");
        assertThat(token.get("expires_in").isNumber()).isTrue();
        assertThat(token.get("expires_in").asLong()).isEqualTo(299);
        assertThat(token.get("access_token").asText().split("\\.")).hasSize(3);
    }

    @Test
    void clientSecretMayBeSentInABasicHeader() {
        Map<String, String> form = form();
        form.remove("client_id");
        form.remove("client_secret");
        String pair = "p2c-sandbox:p2c-sandbox-secret";
        String basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        Reply reply = SandboxClient.token(tokenUrl, form, "Authorization", "Basic " + basic);
        assertThat(reply.status()).isEqualTo(200);
    }

    @Test
    void olderTokenEndpointTakesAResource() {
        Map<String, String> form = form();
        form.remove("scope");
        form.put("resource", base(SANDBOX.finance()));
        Reply reply = SandboxClient.token(tokenUrl.resolve("/sandbox/oauth2/token"), form);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().get("expires_in").asText()).isEqualTo("299");
    }

    @Test
    void errorNamesAWrongSecretScopeOrGrant() {
        refused("client_secret", "guess", 401, "invalid_client");
        refused("client_id", "somebody", 400, "unauthorized_client");
        refused("scope", "http://elsewhere:1/.default", 400, "invalid_resource");
        refused("scope", SANDBOX.sales().root() + ".default", 400, "invalid_resource");
        refused("scope", base(SANDBOX.sales()), 400, "invalid_scope");
        refused("grant_type", "password", 400, "unsupported_grant_type");
        Reply noTenant = SandboxClient.token(tokenUrl.resolve("/x/oauth2/v2.0/token"), form());
        assertThat(noTenant.status()).isEqualTo(400);
    }

    private void refused(String parameter, String value, int status, String error) {
        Map<String, String> form = form();
        form.put(parameter, value);
        Reply reply = SandboxClient.token(tokenUrl, form);
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.json().get("error").asText()).isEqualTo(error);
        assertThat(reply.json().get("error_description").asText()).startsWith("AADSTS");
    }

    @Test
    void requestWithoutAValidTokenIsRefused() {
        for (SandboxClient client : new SandboxClient[] {SANDBOX.sales(), SANDBOX.finance()}) {
            unauthorized(client.anonymously("GET", "", ""));
            unauthorized(client.anonymously("GET", "", "", "Authorization", "Bearer made.up.one"));
            unauthorized(client.anonymously("POST", "$batch", "", "Authorization", "Basic YTpi"));
        }
        String other = "Bearer " + SANDBOX.finance().token();
        unauthorized(SANDBOX.sales().anonymously("GET", "", "", "Authorization", other));
    }

    private void unauthorized(Reply reply) {
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.header("WWW-Authenticate"))
                .startsWith("Bearer authorization_uri=http://127.0.0.1:" + tokenUrl.getPort());
        assertThat(reply.errorMessage()).isNotEmpty();
    }

    @Test
    void expiredTokenIsRefusedAndANewOneAccepted() {
        SandboxClient sales = SANDBOX.sales();
        sales.refreshToken();
        CLOCK.advance(LIFETIME.minusSeconds(1));
        assertThat(sales.get("").status()).isEqualTo(200);
        CLOCK.advance(Duration.ofSeconds(1));
        unauthorized(sales.get(""));
        sales.refreshToken();
        assertThat(sales.get("").status()).isEqualTo(200);
    }

    @Test
    void everyResponseOfSalesHasVersionAndTracingHeaders() {
        SandboxClient sales = SANDBOX.sales();
        sales.refreshToken();
        Reply[] replies = {
            sales.get("accounts?$top=1"),
            sales.get("accounts(00000000-0000-0000-0000-000000000009)"),
            sales.post("accounts", "{\"name\":\"Contoso\"}"),
            sales.anonymously("GET", "accounts", "")
        };
        for (Reply reply : replies) {
            assertThat(reply.headers())
                    .contains(entry("OData-Version", "4.0"), entry("x-ms-dop-hint", "8"))
                    .containsKeys("REQ_ID", "x-ms-service-request-id")
                    .containsKeys(
                            "x-ms-ratelimit-burst-remaining-xrm-requests",
                            "x-ms-ratelimit-time-remaining-xrm-requests");
            String type = reply.header("Content-Type");
            assertThat(reply.body().isEmpty() ? null : type)
                    .isIn(null, "application/json; odata.metadata=minimal");
        }
    }

    @Test
    void linksRepeatTheHostOfTheRequest() {
        SandboxClient sales = SANDBOX.sales();
        sales.refreshToken();
        String root = "http://localhost:" + sales.root().getPort() + "/api/data/v9.1/";
        Reply created = sales.post(root + "accounts", "{\"name\":\"Contoso\"}");
        assertThat(created.header("OData-EntityId")).startsWith(root + "accounts(");
        JsonNode page = sales.get(root + "accounts?$select=name").json();
        assertThat(page.get("@odata.context").asText()).startsWith(root + "$metadata#accounts");
        String finance = "http://localhost:" + SANDBOX.finance().root().getPort() + "/data/";
        SANDBOX.finance().refreshToken();
        JsonNode set = SANDBOX.finance().get(finance + "CustomersV2").json();
        assertThat(set.get("@odata.context").asText())
                .startsWith(finance + "$metadata#CustomersV2");
    }

    @Test
    void encodedAndPlainQueriesAreEquivalent() {
        SandboxClient sales = SANDBOX.sales();
        sales.refreshToken();
        sales.post("accounts", "{\"name\":\"one, (1)\"}");
        String[] queries = {
            "%24select=name&%24filter=name+eq+%27one%2C+%281%29%27",
            "$select=name&$filter=name%20eq%20'one,%20(1)'"
        };
        for (String query : queries) {
            Reply reply = sales.get("accounts?" + query);
            assertThat(reply.value()).as(reply.body()).hasSize(1);
        }
    }

    @Test
    void everyResponseOfFinanceHasAnActivityId() {
        SANDBOX.finance().refreshToken();
        Reply reply = SANDBOX.finance().get("CustomersV2?$top=1", "x-ms-client-request-id", "7");
        assertThat(reply.headers()).containsKeys("ms-dyn-aid", "server-timing");
        assertThat(reply.headers()).doesNotContainKeys("x-ms-client-request-id", "x-ms-dop-hint");
    }

    @Test
    void answersAreCompressedWhereTheRequestAcceptsGzip() throws Exception {
        for (SandboxClient client : new SandboxClient[] {SANDBOX.sales(), SANDBOX.finance()}) {
            client.refreshToken();
            assertThat(encoding(client, "identity")).isEmpty();
            assertThat(encoding(client, "gzip;q=0")).isEmpty();
            assertThat(encoding(client, "deflate, gzip;q=1.0")).contains("gzip");
        }
    }

    private static Optional<String> encoding(SandboxClient client, String accepted)
            throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(client.root())
                        .header("Authorization", "Bearer " + client.token())
                        .header("Accept-Encoding", accepted)
                        .build();
        HttpResponse<byte[]> answer =
                HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
        Optional<String> encoding = answer.headers().firstValue("Content-Encoding");
        InputStream body = new ByteArrayInputStream(answer.body());
        InputStream plain = encoding.isPresent() ? new GZIPInputStream(body) : body;
        assertThat(new String(plain.readAllBytes(), StandardCharsets.UTF_8))
                .startsWith("{\"@odata.context\"");
        return encoding;
    }
}
