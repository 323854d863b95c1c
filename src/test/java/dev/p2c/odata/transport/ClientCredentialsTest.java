package dev.p2c.odata.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p2c.error.ConfigurationException;
import dev.p2c.odata.Connection;
import dev.p2c.odata.HttpGateway;
import dev.p2c.odata.TestService;
import dev.p2c.odata.TestTime;
import dev.p2c.odata.dialect.Dialects;
import dev.p2c.odata.transport.ConnectionSettings.TokenService;
import dev.p2c.odata.transport.ConnectionSettings.UserCredentials;
import dev.p2c.routes.AnswerLimit;
import dev.p2c.routes.HttpSettings;
import dev.p2c.routes.TokenClient;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClientCredentialsTest {

    private static final TokenClient TOKENS =
            new TokenClient(
                    HttpSettings.direct(
                            Duration.ofSeconds(10),
                            new AnswerLimit(1_000_000, Duration.ofSeconds(10))));
    private static final String SECRET = "p+w=&~ä %\"'/";
    private final TestTime time = new TestTime();
    private final AtomicInteger issued = new AtomicInteger();
    private TestService service;

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void everyCharacterOfTheSecretArrives() throws IOException {
        assertThat(tokens(this::issue).token()).isEqualTo("token-1");

        assertThat(service.asked().get(0).body())
                .isEqualTo(
                        "grant_type=client_credentials&client_id=app&client_secret="
                                + "p%2Bw%3D%26%7E%C3%A4+%25%22%27%2F"
                                + "&scope=https%3A%2F%2Forg%2F.default");
    }

    @Test
    void aTokenIsKeptUntilShortlyBeforeItsEnd() throws IOException {
        TokenSource tokens = tokens(this::issue);
        tokens.token();
        time.pass(Duration.ofSeconds(3200));
        assertThat(tokens.token()).isEqualTo("token-1");

        time.pass(Duration.ofSeconds(120));
        assertThat(tokens.token()).isEqualTo("token-2");
    }

    @Test
    void manyThreadsCauseOneRequest() throws Exception {
        TokenSource tokens = tokens(this::issue);
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                answers.add(threads.submit(tokens::token));
            }
            for (Future<String> answer : answers) {
                assertThat(answer.get()).isEqualTo("token-1");
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(service.asked()).hasSize(1);
    }

    @Test
    void aRefusedTokenIsReplacedOnceAndTheRequestSentAgain() throws IOException {
        service =
                new TestService(
                        "sales-metadata.xml",
                        asked -> {
                            if (asked.target().equals("token")) {
                                return issue(asked);
                            }
                            boolean fresh =
                                    "Bearer token-2".equals(asked.headers().get("authorization"));
                            return TestService.Answer.json(fresh ? 200 : 401, "{}");
                        });

        connection().check();

        assertThat(service.asked())
                .extracting(TestService.Asked::target)
                .containsExactly("token", "WhoAmI", "token", "WhoAmI");
    }

    @Test
    void aServiceThatRefusesANewTokenTooIsAConfigurationError() throws IOException {
        service =
                new TestService(
                        "sales-metadata.xml",
                        asked ->
                                asked.target().equals("token")
                                        ? issue(asked)
                                        : TestService.Answer.json(401, "{}"));

        assertThatThrownBy(() -> connection().check()).isInstanceOf(ConfigurationException.class);
        assertThat(service.asked()).hasSize(4);
    }

    @Test
    void a401ShowsTheScopeTheAudienceAndWhatTheServiceSays() throws IOException {
        String claims = "eyJhdWQiOiJodHRwczovL290aGVyLyJ9"; // {"aud":"https://other/"}
        service =
                new TestService(
                        "sales-metadata.xml",
                        asked ->
                                asked.target().equals("token")
                                        ? TestService.Answer.json(
                                                200,
                                                "{\"expires_in\":3599,\"access_token\":\"e30."
                                                        + claims
                                                        + ".c2ln\"}")
                                        : TestService.Answer.json(401, "{}")
                                                .with(
                                                        "WWW-Authenticate",
                                                        "Bearer resource_id=https://org/"));

        assertThatThrownBy(() -> connection().check())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("scope https://org/.default")
                .hasMessageContaining("its audience is https://other/")
                .hasMessageContaining("Bearer resource_id=https://org/")
                .hasMessageNotContaining(claims);
    }

    @Test
    void aTokenThatEndsWhileAThrottleIsWaitedForIsRenewedBeforeTheRetry() throws IOException {
        Map<String, String> good = new ConcurrentHashMap<>();
        service =
                new TestService(
                        "sales-metadata.xml",
                        asked -> {
                            if (asked.target().equals("token")) {
                                good.put("token", "Bearer token-" + (issued.get() + 1));
                                return issue(asked);
                            }
                            boolean valid =
                                    good.get("token").equals(asked.headers().get("authorization"));
                            if (!valid) {
                                return TestService.Answer.json(401, "{}");
                            }
                            // Every token ends during the pause that follows its first use.
                            good.put("token", "none");
                            return service.asked().size() > 8
                                    ? TestService.Answer.json(200, "{}")
                                    : TestService.Answer.json(429, "{}").with("Retry-After", "30");
                        });

        connection().check();

        assertThat(service.asked())
                .extracting(TestService.Asked::target)
                .containsExactly(
                        "token", "WhoAmI", "WhoAmI", "token", "WhoAmI", "WhoAmI", "token", "WhoAmI",
                        "WhoAmI", "token", "WhoAmI");
    }

    @Test
    void aWrongSecretNamesItsSettingAndIsNeverShown() throws IOException {
        TokenSource tokens =
                tokens(
                        asked ->
                                TestService.Answer.json(
                                        401,
                                        "{\"error\":\"invalid_client\",\"error_description\":\"AADSTS7000215: Invalid client secret.\\r\\nTrace ID: 1\"}"));

        assertThatThrownBy(tokens::token)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("p2c.sales.client.secret: ")
                .hasMessageContaining("AADSTS7000215")
                .hasMessageNotContaining("Trace ID")
                .hasMessageNotContaining(SECRET);
        assertThat(settings()).hasToString(settings().toString().replace(SECRET, "***"));
        assertThat(settings().toString()).contains("***").doesNotContain(SECRET);
    }

    @Test
    void aWrongScopeNamesItsSetting() throws IOException {
        TokenSource tokens =
                tokens(asked -> TestService.Answer.json(400, "{\"error\":\"invalid_scope\"}"));

        assertThatThrownBy(tokens::token).hasMessageStartingWith("p2c.sales.scope: ");
    }

    @Test
    void aFailingTokenServiceIsRetried() throws IOException {
        service =
                new TestService(
                        "sales-metadata.xml",
                        asked -> {
                            if (!asked.target().equals("token")) {
                                return TestService.Answer.json(200, "{}");
                            }
                            return service.asked().size() == 1
                                    ? TestService.Answer.json(503, "")
                                    : issue(asked);
                        });

        connection().check();

        assertThat(time.waits()).hasSize(1);
    }

    private TestService.Answer issue(TestService.Asked asked) {
        return TestService.Answer.json(
                200,
                "{\"token_type\":\"Bearer\",\"expires_in\":3599,\"access_token\":\"token-%d\"}"
                        .formatted(issued.incrementAndGet()));
    }

    @Test
    void anEndlessAnswerOfATokenServiceIsCut() throws IOException {
        TokenSource tokens = tokens(asked -> TestService.Answer.json(200, " ".repeat(3_000_000)));

        assertThatThrownBy(tokens::token)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("more than 1000000 bytes");
    }

    private TokenSource tokens(Function<TestService.Asked, TestService.Answer> answers)
            throws IOException {
        service = new TestService("sales-metadata.xml", answers);
        return new ClientCredentials(
                settings(), settings().tokens().orElseThrow().users().get(0), TOKENS, time);
    }

    private Connection connection() {
        return Connection.builder(
                        settings(), Dialects.named("sales"), new HttpGateway(service.root()))
                .tokens(
                        List.of(
                                new ClientCredentials(
                                        settings(),
                                        settings().tokens().orElseThrow().users().get(0),
                                        TOKENS,
                                        time)))
                .sleeper(time)
                .clock(time)
                .build();
    }

    private ConnectionSettings settings() {
        return new ConnectionSettings(
                "sales",
                service.root(),
                Optional.of(
                        new TokenService(
                                URI.create(service.root() + "token"),
                                "https://org/.default",
                                List.of(
                                        new UserCredentials(
                                                "app", new ClientCredential.Secret(SECRET))))),
                service.settings("sales").limits(),
                new ConnectionSettings.Batching(100, 1000, false));
    }
}
