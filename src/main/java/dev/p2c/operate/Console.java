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
 * One port for operators: Hawtio under {@code /hawtio}, health and metrics under {@code /observe}.
 * Hawtio runs in this process, so that it sees its beans without a JMX port. Only whether the
 * process lives and is ready is told without a login.
 */
public final class Console implements AutoCloseable {

    private final Server server = new Server();
    private final HttpConfiguration http = new HttpConfiguration();
    private final ServerConnector connector =
            new ServerConnector(server, new HttpConnectionFactory(http));
    private final ContextHandlerCollection handlers = new ContextHandlerCollection(true);

    private final Logins logins;

    private Console(ConsoleSettings settings) {
        logins = new Logins(settings);
        http.setSendServerVersion(false);
        connector.setHost(settings.host());
        connector.setPort(settings.port());
        server.addConnector(connector);
        server.setHandler(new FrontDoor(handlers, new FailedLogins(Clock.systemUTC())));
    }

    /**
     * Takes the port, answers nothing yet: whether it is free shows before anything has started.
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
     * @param war Hawtio's web application
     */
    public void start(Path war, Health health, Metrics metrics) {
        handlers.addHandler(hawtio(war));
        handlers.addHandler(Observe.of(health, metrics, logins));
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
        // Hawtio brings a logger of its own, which greets; with ours there is one log and one
        // level.
        hawtio.addProtectedClassMatcher(new ClassMatcher("org.slf4j."));
        SessionHandler sessions = hawtio.getSessionHandler();
        sessions.setHttpOnly(true);
        sessions.setSameSite(HttpCookie.SameSite.STRICT);
        return hawtio;
    }

    /** {@code http://localhost:8080}, with the real port. */
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
