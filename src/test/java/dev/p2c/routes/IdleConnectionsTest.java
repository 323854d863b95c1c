package dev.p2c.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p2c.odata.transport.Gateway.Call;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Connections that a service or a firewall has dropped while no request used them. */
class IdleConnectionsTest {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> accepted = new CopyOnWriteArrayList<>();
    private volatile boolean answers = true;
    private ServerSocket service;

    @BeforeEach
    void start() throws IOException {
        service = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    @AfterEach
    void stop() throws IOException {
        service.close();
        for (Socket socket : accepted) {
            socket.close();
        }
        threads.shutdownNow();
    }

    private void accept() {
        while (!service.isClosed()) {
            try {
                Socket client = service.accept();
                accepted.add(client);
                threads.execute(() -> serve(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try {
            for (String head = head(client); !head.isEmpty(); head = head(client)) {
                requests.add(head.substring(0, head.indexOf(' ', 5)));
                if (!answers) {
                    client.close();
                    return;
                }
                answer(client, head.contains("$metadata"));
            }
        } catch (IOException e) {
            return;
        }
    }

    /** Closes all connections once the client has read its answers, which a reset would discard. */
    private void drop(boolean isReset) throws IOException {
        for (Socket client : accepted) {
            if (!client.isClosed()) {
                client.setSoLinger(isReset, 0);
                client.close();
            }
        }
    }

    private static String head(Socket client) throws IOException {
        InputStream in = client.getInputStream();
        StringBuilder head = new StringBuilder();
        for (int b = in.read(); b >= 0; b = in.read()) {
            head.append((char) b);
            if (head.toString().endsWith("\r\n\r\n")) {
                if (head.toString().toLowerCase(Locale.ROOT).contains("content-length: 1\r\n")) {
                    in.read();
                }
                return head.toString();
            }
        }
        return "";
    }

    private static void answer(Socket client, boolean isModel) throws IOException {
        byte[] body =
                (isModel ? ServiceConnections.metadata() : "{\"value\":[]}")
                        .getBytes(StandardCharsets.UTF_8);
        String head =
                "HTTP/1.1 200 OK\r\nContent-Type: application/%s\r\nContent-Length: %d\r\n\r\n"
                        .formatted(isModel ? "xml" : "json", body.length);
        client.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        client.getOutputStream().write(body);
        client.getOutputStream().flush();
    }

    private ServiceConnections connections(Duration idle) throws Exception {
        return new ServiceConnections(
                URI.create("http://127.0.0.1:" + service.getLocalPort() + "/data/"),
                new HttpSettings(
                        Duration.ofSeconds(5),
                        new AnswerLimit(1_000_000, Duration.ofSeconds(5)),
                        false,
                        idle,
                        Optional.empty()));
    }

    private static void readAndSend(ServiceConnections connections) throws IOException {
        for (Call call : List.of(ServiceConnections.rows(), ServiceConnections.batch())) {
            boolean reads = call.method().equals("GET");
            assertThat(
                            (reads
                                            ? connections.gateway().read(call)
                                            : connections.gateway().send(call))
                                    .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void aConnectionThatTheServiceClosedInTheMeantimeIsNotUsed() throws Exception {
        for (boolean isReset : new boolean[] {false, true}) {
            try (ServiceConnections connections = connections(Duration.ofSeconds(30))) {
                readAndSend(connections);
                drop(isReset);
                Awaitility.await()
                        .pollDelay(Duration.ofMillis(150))
                        .until(() -> accepted.stream().allMatch(Socket::isClosed));

                readAndSend(connections);
            }
        }
    }

    @Test
    void aConnectionIsNotUsedAfterItsIdleTime() throws Exception {
        try (ServiceConnections connections = connections(Duration.ofMillis(1))) {
            readAndSend(connections);
            readAndSend(connections);
        }
        assertThat(accepted).hasSameSizeAs(requests);
    }

    @Test
    void connectionsInUseAreKept() throws Exception {
        try (ServiceConnections connections = connections(Duration.ofSeconds(30))) {
            readAndSend(connections);
            readAndSend(connections);
        }
        assertThat(requests).hasSize(5);
        assertThat(accepted).hasSize(2);
    }

    @Test
    void aPostWithoutAnswerIsNotRepeatedBehindTheBackOfTheRetryLayer() throws Exception {
        answers = false;
        try (ServiceConnections connections = connections(Duration.ofSeconds(30))) {
            assertThatThrownBy(() -> connections.gateway().send(ServiceConnections.batch()))
                    .isInstanceOf(IOException.class);
        }
        assertThat(requests).hasSize(1);
    }
}
