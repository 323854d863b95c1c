package dev.p2c.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.p2c.odata.TestService;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Token, read and write requests over real TLS, each in a process with its own trust store. */
class TlsTest {

    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir static Path directory;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpsServer server;

    @BeforeAll
    static void makeKeys() throws Exception {
        makeKey("right", "dns:localhost,ip:127.0.0.1");
        makeKey("other", "dns:other.example.com");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private static void makeKey(String name, String names) throws Exception {
        Path base = directory.resolve(name);
        keytool("-genkeypair -keyalg EC -validity 2 -dname CN=%s -ext san=%s", base, name, names);
        keytool("-exportcert -rfc -file %s.pem", base, base);
        keytool("-importcert -noprompt -file %s.pem", Path.of(base + ".trust"), base);
    }

    /**
     * @param store without its ending
     */
    private static void keytool(String command, Path store, Object... values) throws Exception {
        String shared = " -alias p2c -storetype PKCS12 -storepass changeit -keystore " + store;
        run(("keytool " + command.formatted(values) + shared + ".p12").split(" "));
    }

    private static String run(String... command) throws Exception {
        List<String> words = new ArrayList<>(List.of(command));
        words.set(0, Path.of(System.getProperty("java.home"), "bin", command[0]).toString());
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(text).isZero();
        return text;
    }

    private void serve(String key) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(directory.resolve(key + ".p12"))) {
            keys.load(in, PASSWORD);
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
        managers.init(keys, PASSWORD);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(managers.getKeyManagers(), null, null);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        asked.add(path);
        String body =
                path.endsWith("$metadata")
                        ? TestService.resource("finance-metadata.xml")
                        : path.endsWith("token")
                                ? "{\"access_token\":\"t\",\"expires_in\":3600}"
                                : "{\"value\":[]}";
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders()
                .set(
                        "Content-Type",
                        path.endsWith("$metadata") ? "application/xml" : "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** The output of {@link TlsProbe}: one line each for token, read and write. */
    private List<String> probe(String trust) throws Exception {
        List<String> command = new ArrayList<>(List.of("java", "-XX:TieredStopAtLevel=1"));
        if (trust != null) {
            command.add("-Djavax.net.ssl.trustStore=" + directory.resolve(trust + ".trust.p12"));
            command.add("-Djavax.net.ssl.trustStorePassword=" + new String(PASSWORD));
        }
        command.addAll(
                List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        TlsProbe.class.getName(),
                        "https://localhost:" + server.getAddress().getPort()));
        return run(command.toArray(String[]::new))
                .lines()
                .filter(line -> line.startsWith(TlsProbe.SAYS))
                .map(line -> line.substring(TlsProbe.SAYS.length()))
                .toList();
    }

    @Test
    void trustedCertificateOfTheRightHostIsAccepted() throws Exception {
        serve("right");

        assertThat(probe("right")).containsExactly("token: ok", "send: ok", "read: ok");
    }

    @Test
    void selfSignedCertificateIsRefusedBeforeAnyRequest() throws Exception {
        serve("right");

        assertThat(probe(null))
                .hasSize(3)
                .allMatch(line -> line.contains("the certificate is not trusted"))
                .allMatch(line -> line.contains("trust store"));
        assertThat(asked).isEmpty();
    }

    @Test
    void certificateOfAnotherHostIsRefused() throws Exception {
        serve("other");

        assertThat(probe("other"))
                .hasSize(3)
                .allMatch(line -> line.contains("the certificate is not trusted"))
                .allMatch(line -> line.contains("localhost"));
        assertThat(asked).isEmpty();
    }
}
