package dev.p2c.odata.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p2c.error.ConfigurationException;
import dev.p2c.odata.transport.ConnectionSettings.Batching;
import dev.p2c.odata.transport.ConnectionSettings.Limits;
import dev.p2c.odata.transport.ConnectionSettings.TokenService;
import dev.p2c.odata.transport.ConnectionSettings.UserCredentials;
import dev.p2c.routes.AnswerLimit;
import dev.p2c.routes.HttpSettings;
import dev.p2c.routes.TokenClient;
import dev.p2c.sandbox.Sandbox;
import dev.p2c.sandbox.SandboxSettings;
import dev.p2c.sandbox.SignInKeys;
import dev.p2c.sandbox.http.InitialData;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates and federated tokens, by Microsoft's library against the stand-in. */
class SignInTest {

    private static final String CLIENT = "p2c-sandbox";
    private static Sandbox sandbox;

    @TempDir Path directory;

    @BeforeAll
    static void start() {
        SandboxSettings settings = SandboxSettings.defaults();
        sandbox =
                Sandbox.start(
                        settings.withPorts(0, 0, 0)
                                .withData(InitialData.EMPTY)
                                .withBehaviour(
                                        settings.behaviour().withSignIn(SignInKeys.registered())));
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    private static TokenSource tokens(ClientCredential credential) {
        return tokens(sandbox.tokenUrl(), credential);
    }

    private static TokenSource tokens(URI url, ClientCredential credential) {
        ConnectionSettings settings =
                new ConnectionSettings(
                        "sales",
                        sandbox.salesUrl(),
                        Optional.of(
                                new TokenService(
                                        url,
                                        sandbox.salesUrl().resolve("/") + "/.default",
                                        List.of(new UserCredentials(CLIENT, credential)))),
                        new Limits(
                                Duration.ofSeconds(10),
                                1,
                                Duration.ofMinutes(1),
                                Duration.ofMinutes(1),
                                Duration.ofSeconds(30),
                                1),
                        new Batching(1, 1, false));
        HttpSettings http =
                HttpSettings.direct(
                        Duration.ofSeconds(10), new AnswerLimit(1_000_000, Duration.ofSeconds(10)));
        return ClientCredentials.of(settings, new TokenClient(http), Clock.systemUTC()).get(0);
    }

    private static ClientCredential certificate(String file, String password) {
        return new ClientCredential.Certificate(SignInKeys.file(file), password);
    }

    private ClientCredential federated(Map<String, Object> claims) throws IOException {
        Path file = directory.resolve("token");
        Files.writeString(file, SignInKeys.issued("issuer.pem", claims) + "\n");
        return new ClientCredential.FederatedToken(file);
    }

    @Test
    void aCertificateSignsInFromPemEncryptedPemAndPkcs12() throws IOException {
        assertThat(tokens(certificate("application.pem", "")).token()).contains(".");
        assertThat(tokens(certificate("application-encrypted.pem", "pass-word")).token())
                .contains(".");
        assertThat(tokens(certificate("application.p12", "pass-word")).token()).contains(".");
    }

    @Test
    void aCertificateThatIsNotRegisteredIsRefusedWithTheServicesWords() {
        assertThatThrownBy(() -> tokens(certificate("issuer.pem", "")).token())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("p2c.sales.client.certificate: ")
                .hasMessageContaining("AADSTS700027")
                .hasMessageContaining("The key was not found.")
                .hasMessageNotContaining("Trace ID");
    }

    @Test
    void anUnusableCertificateNamesItsFileAndNeverThePassword() throws IOException {
        Path secretOnly = directory.resolve("certificate-only.pem");
        Files.copy(SignInKeys.file("application-certificate.pem"), secretOnly);

        assertUnusable(certificate("nowhere.pem", ""), "nowhere.pem cannot be used: no such file");
        assertUnusable(certificate("application.p12", "wr0ng"), "application.p12 cannot be used");
        assertUnusable(
                certificate("application-encrypted.pem", "wr0ng"), "application-encrypted.pem");
        assertUnusable(new ClientCredential.Certificate(secretOnly, "wr0ng"), "has no private key");
    }

    private static void assertUnusable(ClientCredential credential, String words) {
        assertThatThrownBy(() -> tokens(credential).token())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("p2c.sales.client.certificate: ")
                .hasMessageContaining(words)
                .hasMessageNotContaining("wr0ng");
        assertThat(credential.toString()).doesNotContain("wr0ng");
    }

    @Test
    void aFederatedTokenSignsInAndIsReadAgainForEachToken() throws IOException {
        TokenSource tokens = tokens(federated(SignInKeys.exchange("another-subject")));
        assertThatThrownBy(tokens::token)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("p2c.sales.client.federated: ")
                .hasMessageContaining("AADSTS700213")
                .hasMessageContaining("another-subject");

        federated(SignInKeys.exchange(SignInKeys.SUBJECT));

        assertThat(tokens.token()).contains(".");
    }

    @Test
    void aMissingFederatedTokenNamesItsFile() {
        assertThatThrownBy(
                        () ->
                                tokens(
                                                new ClientCredential.FederatedToken(
                                                        directory.resolve("none")))
                                        .token())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("p2c.sales.client.federated: ")
                .hasMessageContaining("no such file");
    }

    @Test
    void anAssertionNeedsAnAddressOfEntraId() {
        URI other = sandbox.tokenUrl().resolve("/token");
        assertThatThrownBy(() -> tokens(other, certificate("application.pem", "")).token())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("p2c.sales.token.url: ")
                .hasMessageContaining("/oauth2/v2.0/token");
    }

    @Test
    void aTokenServiceThatIsAwayIsTemporary() {
        URI away = URI.create("http://127.0.0.1:1/sandbox/oauth2/v2.0/token");
        assertThatThrownBy(() -> tokens(away, certificate("application.pem", "")).token())
                .isInstanceOf(IOException.class);
    }

    @Test
    void theTokensAudienceCanBeShown() throws IOException {
        TokenSource tokens = tokens(new ClientCredential.Secret("p2c-sandbox-secret"));
        assertThat(tokens.shown(tokens.token()))
                .contains("with scope " + sandbox.salesUrl().resolve("/"))
                .contains("its audience is http://127.0.0.1:");
    }
}
