package dev.p2c.sandbox.http;

import dev.p2c.error.ConfigurationException;
import dev.p2c.standin.SignInFiles;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * Serves HTTP on one port from its creation on. Closing a listener drops the requests under way.
 */
public final class Listener implements AutoCloseable {

    /**
     * Large enough for an address of 64 kB, the limit for a GET inside a batch. The address of a
     * single GET may have 32 kB; the handler refuses a longer address with the service's error.
     */
    private static final int HEADER_BYTES = 128 * 1024;

    /**
     * Maximum number of threads; high because a request that waits for a simulated latency holds
     * its thread.
     */
    private static final int THREADS = 600;

    private static final Duration IDLE = Duration.ofMinutes(2);

    private final Server server;
    private final URI url;

    private Listener(Server server, URI url) {
        this.server = server;
        this.url = url;
    }

    /**
     * Starts the token service.
     *
     * @throws ConfigurationException if the port cannot be opened
     */
    public static Listener tokens(ListenAddress bind, Tokens tokens, SignIn signIn, Clock clock) {
        Listener listener =
                start(bind, "tokens", new TokenEndpoint(tokens, signIn, clock), signIn.tls());
        tokens.issuedAt(listener.url());
        return listener;
    }

    /**
     * Starts one OData service with its control calls.
     *
     * @throws ConfigurationException if the port cannot be opened
     */
    public static Listener service(
            ListenAddress bind,
            ODataService service,
            Tokens tokens,
            WireSettings settings,
            StoryControl story,
            Clock clock) {
        WireProtocol protocol = WireProtocol.of(service.batchStyle(), settings);
        String name = protocol.root().name();
        Listener listener =
                start(
                        bind,
                        name,
                        new ServiceEndpoint(service, protocol, tokens, story, clock),
                        Optional.empty());
        tokens.serve(listener.url().getPort());
        return listener;
    }

    /** Address of the port with TLS, without a path; empty where there is none. */
    public Optional<URI> urlWithTls() {
        return Arrays.stream(server.getConnectors())
                .filter(connector -> connector.getProtocols().contains("ssl"))
                .map(connector -> ((ServerConnector) connector).getLocalPort())
                .map(port -> URI.create("https://" + url.getHost() + ":" + port))
                .findFirst();
    }

    /** Address of the listener without a path, for example {@code http://127.0.0.1:8181}. */
    public URI url() {
        return url;
    }

    private static Listener start(
            ListenAddress bind, String name, Handler handler, Optional<SignInFiles.Tls> tls) {
        QueuedThreadPool threads = new QueuedThreadPool(THREADS, 4);
        threads.setName("sandbox-" + name);
        threads.setDaemon(true);
        threads.setStopTimeout(0);
        Server server = new Server(threads);
        server.setStopTimeout(0);
        server.setStopAtShutdown(false);
        ServerConnector connector = connector(server, bind);
        server.addConnector(connector);
        tls.ifPresent(keys -> server.addConnector(TlsConnector.of(server, bind, keys)));
        server.setHandler(new BrowserGuard(handler, bind));
        try {
            server.start();
        } catch (Exception e) {
            stop(server);
            throw portRefused(bind, e);
        }
        return new Listener(server, address(bind, connector.getLocalPort()));
    }

    private static ServerConnector connector(Server server, ListenAddress bind) {
        HttpConfiguration http = new HttpConfiguration();
        http.setRequestHeaderSize(HEADER_BYTES);
        http.setResponseHeaderSize(HEADER_BYTES / 2);
        http.setSendServerVersion(false);
        // A key may hold any character; the service decides which characters it accepts.
        http.setUriCompliance(UriCompliance.UNSAFE);
        ServerConnector connector =
                new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(bind.address());
        connector.setPort(bind.port());
        connector.setIdleTimeout(IDLE.toMillis());
        connector.setAcceptQueueSize(512);
        return connector;
    }

    private static ConfigurationException portRefused(ListenAddress bind, Exception e) {
        if (!(e instanceof IOException)) {
            throw new IllegalStateException("The stand-in cannot be started", e);
        }
        String message =
                "port %d on %s cannot be opened (%s). Is another program or another instance of the stand-ins using it? Stop that program, or set %s to a free port"
                        .formatted(bind.port(), bind.address(), reason(e), bind.setting());
        return new ConfigurationException(bind.setting(), message);
    }

    private static String reason(Throwable e) {
        return e.getCause() == null ? e.getMessage() : reason(e.getCause());
    }

    private static URI address(ListenAddress bind, int port) {
        String host = bind.address();
        try {
            InetAddress address = InetAddress.getByName(host);
            if (address.isAnyLocalAddress()) {
                host = "127.0.0.1";
            }
        } catch (IOException e) {
            throw new IllegalStateException("Not a network address: " + host, e);
        }
        String authority = host.contains(":") ? "[" + host + "]" : host;
        return URI.create("http://" + authority + ":" + port);
    }

    private static void stop(Server server) {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The stand-in cannot be stopped", e);
        }
    }

    @Override
    public void close() {
        stop(server);
    }
}
