package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.routes.RecordingProxy;
import dev.p2c.run.Run;
import dev.p2c.sandbox.Sandbox;
import dev.p2c.sandbox.SandboxSettings;
import dev.p2c.sandbox.SignInKeys;
import dev.p2c.sandbox.http.InitialData;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole pass with a certificate, through a proxy with login, with compressed answers. */
class SignInAndNetworkTest {

    @TempDir static Path directory;
    private static RecordingProxy proxy;
    private static Engine engine;

    @BeforeAll
    static void start() throws Exception {
        proxy = new RecordingProxy(0, "Basic dXNlcjpwQHNz");
        SandboxSettings settings = SandboxSettings.defaults();
        Sandbox standIns =
                Sandbox.start(
                        settings.withPorts(0, 0, 0)
                                .withData(InitialData.EMPTY)
                                .withBehaviour(
                                        settings.behaviour().withSignIn(SignInKeys.registered())));
        Map<String, String> network = new HashMap<>();
        network.put("P2C_PROXY_URL", "http://127.0.0.1:" + proxy.port());
        network.put("P2C_PROXY_USER", "user");
        network.put("P2C_PROXY_PASSWORD", "p@ss");
        for (String connection : new String[] {"SALES", "FINANCE"}) {
            network.put(
                    "P2C_" + connection + "_CLIENT_CERTIFICATE",
                    SignInKeys.file("application.p12").toString());
            network.put("P2C_" + connection + "_CLIENT_CERTIFICATE_PASSWORD", "pass-word");
            network.put("P2C_" + connection + "_GZIP", "true");
        }
        engine = Engine.on(standIns, directory, network, Clock.systemUTC());
    }

    @AfterAll
    static void stop() throws Exception {
        engine.close();
        proxy.close();
    }

    @Test
    void tokensRowsAndBatchesOfAPassGoThroughTheProxy() {
        new Accounts(engine).seed(20);

        Run run = engine.sync("accounts");

        assertThat(run.counts().created()).isEqualTo(20);
        assertThat(proxy.seen())
                .anyMatch(line -> line.startsWith("POST") && line.contains("/oauth2/v2.0/token"))
                .anyMatch(line -> line.startsWith("GET") && line.contains("/accounts?"))
                .anyMatch(line -> line.startsWith("POST") && line.contains("/data/$batch"));
    }

    @Test
    void theSettingsNeverShowTheLoginsPassword() {
        assertThat(engine.settings().toString()).doesNotContain("p@ss").doesNotContain("pass-word");
        assertThat(engine.p2c("settings").out()).doesNotContain("p@ss").contains("p2c.proxy.url");
    }
}
