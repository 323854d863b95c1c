package dev.p2c.operate;

import dev.p2c.error.ConfigurationException;
import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.eclipse.jetty.ee10.servlet.SessionHandler;
import org.eclipse.jetty.ee10.webapp.ClassMatcher;
import org.eclipse.jetty.ee10.webapp.WebAppContext;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandlerCollection;

/**
 * The HTTP server for operators: Hawtio under {@code /hawtio}, health and metrics under {@code
 * /observe}. Hawtio runs in this process, so that it sees the JMX beans without a JMX port. Only
 * liveness and readiness need no login.
 */
public final class Console implements AutoCloseable {

    private final Server server = new Server();
    private final HttpConfiguration http = new HttpConfiguration();
    private final ServerConnector connector =
            new ServerConnector(server, new HttpConnectionFactory(http));
    private final ContextHandlerCollection handlers = new ContextHandlerCollection(true);

    private final ConsoleCredentials logins;

    private Console(ConsoleSettings settings) {
        logins = new ConsoleCredentials(settings);
        http.setSendServerVersion(false);
        connector.setHost(settings.host());
        connector.setPort(settings.port());
        server.addConnector(connector);
        server.setHandler(new RequestGuard(handlers, new FailedLogins(Clock.systemUTC())));
    }

    /**
     * Opens the port without answering requests, so that a used port is found before anything
     * starts.
     *
     * @throws ConfigurationException if the port is in use
     */
    public static Console open(ConsoleSettings settings) {
        Console console = new Console(settings);
        try {
            console.connector.open();
        } catch (IOException e) {
            throw new ConfigurationException(
                    "P2C_HTTP_PORT",
                    "port "
                            + settings.port()
                            + " on "
                            + settings.host()
                            + (e instanceof BindException || e.getCause() instanceof BindException
                                    ? " is in use; stop what uses it or set another port (p2c.http.port)"
                                    : " cannot be opened: " + e.getMessage()));
        }
        HawtioLogin.install(console.logins);
        return console;
    }

    /**
     * Starts answering requests.
     *
     * @param war Hawtio's web application
     */
    public void start(Path war, Health health, Metrics metrics) {
        handlers.addHandler(hawtio(war));
        handlers.addHandler(ObserveHandler.of(health, metrics, logins));
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException("The console does not start", e);
        }
    }

    private static WebAppContext hawtio(Path war) {
        if (!Files.exists(war)) {
            throw new ConfigurationException(
                    war.toString(), "is missing; make build puts it there");
        }
        WebAppContext hawtio = new WebAppContext();
        hawtio.setContextPath("/hawtio");
        hawtio.setWar(war.toString());
        // Without this, Hawtio would use its own copy of SLF4J and log past our configuration.
        hawtio.addProtectedClassMatcher(new ClassMatcher("org.slf4j."));
        SessionHandler sessions = hawtio.getSessionHandler();
        sessions.setHttpOnly(true);
        sessions.setSameSite(HttpCookie.SameSite.STRICT);
        return hawtio;
    }

    /** The address with the actual port, for example {@code http://localhost:8080}. */
    public URI address() {
        String host = connector.getHost().equals("127.0.0.1") ? "localhost" : connector.getHost();
        return URI.create("http://" + host + ":" + connector.getLocalPort());
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The console does not stop", e);
        } finally {
            connector.close();
        }
    }
}
