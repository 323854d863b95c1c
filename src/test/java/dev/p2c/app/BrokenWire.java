package dev.p2c.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A TCP proxy in front of a service on this machine that simulates network faults. */
final class BrokenWire implements AutoCloseable {

    enum Fault {
        NONE,
        /** The connection is reset as soon as it is open. */
        RESET,
        /** The headers and a part of the body are sent, then nothing more. */
        HALF_A_RESPONSE,
        /** No request is answered. */
        SILENCE,
        BAD_GATEWAY,
        /** The body has the right length, but ends in the middle of a value. */
        TRUNCATED_JSON,
        HTML
    }

    private static final int SOME_BYTES = 700;

    private final URI target;
    private final ServerSocket server;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile Fault fault = Fault.NONE;

    BrokenWire(URI target) throws IOException {
        this.target = target;
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    URI url() {
        return URI.create("http://localhost:" + server.getLocalPort() + target.getPath());
    }

    /** Causes a fault from now on, also on open connections. */
    void breaks(Fault next) {
        fault = next;
        sockets.forEach(BrokenWire::closed);
        sockets.clear();
    }

    @Override
    public void close() throws IOException {
        server.close();
        breaks(Fault.SILENCE);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket near = server.accept();
                sockets.add(near);
                daemon(() -> serve(near, fault));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket near, Fault now) {
        try {
            switch (now) {
                default -> through(near, Integer.MAX_VALUE);
                case HALF_A_RESPONSE -> through(near, SOME_BYTES);
                case RESET -> {
                    near.setSoLinger(true, 0);
                    near.close();
                }
                case SILENCE -> near.getInputStream().transferTo(OutputStream.nullOutputStream());
                case BAD_GATEWAY ->
                        answer(near, "502 Bad Gateway", "text/html", "<html>502</html>");
                case HTML -> answer(near, "200 OK", "text/html", "<html>Maintenance</html>");
                case TRUNCATED_JSON ->
                        answer(near, "200 OK", "application/json", "{\"value\":[{\"name\":\"Conto");
            }
        } catch (IOException e) {
            closed(near);
        }
    }

    private void through(Socket near, int most) throws IOException {
        Socket far = new Socket(InetAddress.getLoopbackAddress(), target.getPort());
        sockets.add(far);
        daemon(() -> copy(near, far, Integer.MAX_VALUE));
        copy(far, near, most);
    }

    private static void copy(Socket from, Socket to, int most) {
        byte[] buffer = new byte[8192];
        int left = most;
        try {
            InputStream in = from.getInputStream();
            for (int n = in.read(buffer); n >= 0 && left > 0; n = in.read(buffer)) {
                to.getOutputStream().write(buffer, 0, Math.min(n, left));
                left -= n;
                if (left <= 0) {
                    break;
                }
            }
        } catch (IOException e) {
            // One end closed its connection, so the other is closed, too.
        }
        closed(from);
        closed(to);
    }

    /** Waits until the request has begun, so that the client is reading the answer. */
    private static void answer(Socket near, String status, String type, String body)
            throws IOException {
        near.getInputStream().read(new byte[8192]);
        String text =
                "HTTP/1.1 %s\r\nContent-Type: %s\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s"
                        .formatted(status, type, body.length(), body);
        near.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        near.getOutputStream().flush();
        near.shutdownOutput();
        near.getInputStream().transferTo(OutputStream.nullOutputStream());
        near.close();
    }

    private static void closed(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // Closing is what causes this exception.
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "broken-wire");
        thread.setDaemon(true);
        thread.start();
    }
}
