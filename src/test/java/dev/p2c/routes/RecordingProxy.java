package dev.p2c.routes;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An HTTP proxy that asks for a login and records the requests that have it. It forwards plain
 * requests to one service, whatever their host, or to the port of their address, and closes a
 * tunnel after the first byte.
 */
public final class RecordingProxy implements AutoCloseable {

    private static final int TLS_HANDSHAKE = 0x16;

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final List<String> refused = new CopyOnWriteArrayList<>();
    private final int upstream;
    private final String login;

    /**
     * @param upstream port that plain requests are forwarded to; 0 for that of their address
     * @param login expected value of {@code Proxy-Authorization}; null for none
     */
    public RecordingProxy(int upstream, String login) throws IOException {
        this.upstream = upstream;
        this.login = login;
        threads.execute(this::accept);
    }

    public int port() {
        return server.getLocalPort();
    }

    /** The request lines that had the login; a tunnel in which TLS began ends in {@code TLS}. */
    public List<String> seen() {
        return seen;
    }

    /** The request lines that had another login. */
    public List<String> refused() {
        return refused;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                threads.execute(() -> serve(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            while (answer(client)) {
                continue;
            }
        } catch (IOException e) {
            return;
        }
    }

    /** Answers one request; false where the connection is to be closed. */
    private boolean answer(Socket client) throws IOException {
        InputStream in = client.getInputStream();
        String head = head(in);
        if (head.isEmpty()) {
            return false;
        }
        byte[] body = in.readNBytes(length(head));
        String line = head.lines().findFirst().orElseThrow();
        if (login != null && !head.contains("Proxy-Authorization: " + login + "\r\n")) {
            if (head.contains("Proxy-Authorization")) {
                refused.add(line);
            }
            write(
                    client,
                    "HTTP/1.1 407 Login\r\nProxy-Authenticate: Basic realm=\"p\"\r\nContent-Length: 0\r\n\r\n");
            return true;
        }
        if (line.startsWith("CONNECT ")) {
            write(client, "HTTP/1.1 200 Connected\r\n\r\n");
            seen.add(line + (in.read() == TLS_HANDSHAKE ? " TLS" : ""));
            return false;
        }
        seen.add(line);
        forward(client, head, body);
        return false;
    }

    private void forward(Socket client, String head, byte[] body) throws IOException {
        int port = upstream > 0 ? upstream : URI.create(head.split("[ ?]", 3)[1]).getPort();
        try (Socket service = new Socket(InetAddress.getLoopbackAddress(), port)) {
            String direct =
                    head.replaceFirst(" http://[^/]+", " ")
                            .replaceFirst("(?i)\r\nConnection: [^\r]*", "")
                            .replaceFirst("\r\n", "\r\nConnection: close\r\n");
            service.getOutputStream().write(direct.getBytes(StandardCharsets.ISO_8859_1));
            service.getOutputStream().write(body);
            service.getInputStream().transferTo(client.getOutputStream());
        }
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
            head.write(b);
            if (b == '\n' && head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                return head.toString(StandardCharsets.ISO_8859_1);
            }
        }
        return "";
    }

    private static int length(String head) {
        return head.lines()
                .filter(
                        line ->
                                line.toLowerCase(java.util.Locale.ROOT)
                                        .startsWith("content-length:"))
                .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
                .findFirst()
                .orElse(0);
    }

    private static void write(Socket client, String text) throws IOException {
        client.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }
}
