package dev.p2c.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p2c.error.ConfigurationException;
import dev.p2c.odata.TestService;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows, batches and tokens leave through the outbound proxy, with its login. */
class OutboundProxyTest {

    private static final OutboundProxy.Login LOGIN =
            new OutboundProxy.Login("p2c-\u00e9", "s:cr\u00e8t@ /\u20ac");
    private static final String HOST = "finance.example.com";

    private final List<ServiceConnections> opened = new ArrayList<>();
    private TestService service;
    private RecordingProxy proxy;
    private HttpSettings settings;
    private CamelGateway gateway;

    @BeforeEach
    void start() throws IOException {
        service =
                new TestService(
                        "finance-metadata.xml",
                        asked -> TestService.Answer.json(200, "{\"value\":[]}"));
        proxy = new RecordingProxy(service.root().getPort(), LOGIN.header());
    }

    @AfterEach
    void stop() throws IOException {
        opened.forEach(ServiceConnections::close);
        proxy.close();
        service.close();
    }

    private void connect(URI root, OutboundProxy.Login login, String... except) throws Exception {
        settings =
                new HttpSettings(
                        Duration.ofSeconds(5),
                        new AnswerLimit(1_000_000, Duration.ofSeconds(5)),
                        false,
                        Duration.ofSeconds(30),
                        Optional.of(
                                new OutboundProxy(
                                        "127.0.0.1",
                                        proxy.port(),
                                        Optional.ofNullable(login),
                                        List.of(except))));
        opened.add(new ServiceConnections(root, settings));
        gateway = opened.get(opened.size() - 1).gateway();
    }

    private void askForAToken(URI url) throws IOException {
        new TokenClient(settings).post(url, Map.of(), "grant_type=client_credentials");
    }

    @Test
    void plainRequestsForRowsBatchesAndTokensGoThroughTheProxyWithItsLogin() throws Exception {
        URI root = URI.create("http://" + HOST + "/data/");
        connect(root, LOGIN);

        assertThat(gateway.read(ServiceConnections.rows()).status()).isEqualTo(200);
        assertThat(gateway.send(ServiceConnections.batch()).status()).isEqualTo(200);
        askForAToken(root.resolve("token"));

        assertThat(proxy.seen())
                .containsExactly(
                        "GET http://finance.example.com/data/$metadata HTTP/1.1",
                        "GET http://finance.example.com/data/UnitsOfMeasure?$top=1 HTTP/1.1",
                        "POST http://finance.example.com/data/$batch HTTP/1.1",
                        "POST http://finance.example.com/data/token HTTP/1.1");
        assertThat(service.asked())
                .extracting(TestService.Asked::body)
                .contains("x", "grant_type=client_credentials");
    }

    @Test
    void encryptedRequestsGoThroughATunnelWithTheLogin() throws Exception {
        URI root = URI.create("https://" + HOST + "/data/");
        connect(root, LOGIN);

        assertThatThrownBy(() -> gateway.read(ServiceConnections.rows()))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> gateway.send(ServiceConnections.batch()))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> askForAToken(root.resolve("token")))
                .isInstanceOf(IOException.class);

        assertThat(proxy.seen())
                .hasSize(3)
                .containsOnly("CONNECT finance.example.com:443 HTTP/1.1 TLS");
        assertThat(proxy.refused()).as("a proxy may lock a user after wrong logins").isEmpty();
    }

    @Test
    void aWrongLoginIsAConfigurationErrorThatDoesNotShowThePassword() throws Exception {
        for (String scheme : List.of("http", "https")) {
            URI root = URI.create(scheme + "://" + HOST + "/data/");
            connect(root, new OutboundProxy.Login("p2c", "wr0ng"));

            assertRefused(() -> gateway.read(ServiceConnections.rows()));
            assertRefused(() -> gateway.send(ServiceConnections.batch()));
            assertRefused(() -> askForAToken(root.resolve("token")));
        }
        assertThat(settings.toString()).doesNotContain("wr0ng");
    }

    private static void assertRefused(
            org.assertj.core.api.ThrowableAssert.ThrowingCallable request) {
        assertThatThrownBy(request)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("p2c.proxy.url: ")
                .hasMessageContaining("407")
                .hasMessageContaining("P2C_PROXY_PASSWORD")
                .hasMessageNotContaining("wr0ng");
    }

    @ParameterizedTest
    @CsvSource({
        "*.Example.com, SALES.example.com, true",
        ".example.com, sales.example.com, true",
        "sales.example.com, Sales.Example.com, true",
        "*.example.com, example.com.evil.org, false",
        ".example.com, badexample.com, false",
        "example.com, sales.example.com, false",
        "*, sales.example.com, true"
    })
    void aHostIsLeftOutByItsNameOrTheEndOfItsName(String left, String host, boolean isDirect) {
        OutboundProxy to = new OutboundProxy("127.0.0.1", 1, Optional.empty(), List.of(left));

        assertThat(to.serves(host)).isEqualTo(!isDirect);
    }

    @Test
    void leftOutHostsAreReachedDirectly() throws Exception {
        connect(service.root(), LOGIN, "*.example.com", "127.0.0.1");

        assertThat(gateway.read(ServiceConnections.rows()).status()).isEqualTo(200);
        assertThat(gateway.send(ServiceConnections.batch()).status()).isEqualTo(200);

        assertThat(proxy.seen()).isEmpty();
    }
}
