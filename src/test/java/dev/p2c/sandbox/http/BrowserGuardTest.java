package dev.p2c.sandbox.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.testing.TestClock;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What pages in a browser may send to the stand-ins: nothing. */
class BrowserGuardTest {

    @RegisterExtension
    static final TinyServices services =
            new TinyServices(TestClock.standing(), WireSettings.defaults());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Origin: http://evil.example\r\nContent-Type: text/plain",
                "Origin: null",
                "Origin: http://localhost:3000",
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: same-site\r\nSec-Fetch-Mode: no-cors"
            })
    void aPageCannotSendAControlCall(String headers) throws IOException {
        assertThat(post("/sandbox/reset", "localhost", headers)).startsWith("HTTP/1.1 403");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"evil.example", "evil.example:80", "10.0.0.1", "localhost.evil.example"})
    void anotherHostIsRefusedEverywhere(String host) throws IOException {
        assertThat(post("/sandbox/stats", host, "Accept: */*")).startsWith("HTTP/1.1 403");
        assertThat(post("/api/data/v9.2/accounts", host, "Accept: */*")).startsWith("HTTP/1.1 403");
    }

    @Test
    void curlIsServed() throws IOException {
        String curl = "User-Agent: curl/8.5.0\r\nAccept: */*\r\n";
        for (String host : new String[] {"localhost", "127.0.0.1:8181", "[::1]"}) {
            assertThat(post("/sandbox/faults", host, curl + "X: y")).startsWith("HTTP/1.1 200");
        }
    }

    private static String post(String path, String host, String headers) throws IOException {
        URI service = services.sales().root();
        try (Socket socket = new Socket(service.getHost(), service.getPort())) {
            String request =
                    "POST %s HTTP/1.1\r\nHost: %s\r\n%s\r\nConnection: close\r\nContent-Length: 2\r\n\r\n[]"
                            .formatted(path, host, headers);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
