package dev.p2c.operate;

import dev.p2c.error.ConfigurationException;
import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jetty.ee10.webapp.ClassMatcher;
import org.eclipse.jetty.ee10.webapp.WebAppContext;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandlerCollection;

/**
 * One port for operators: Hawtio under {@code /hawtio}, health and metrics under {@code /observe}.
 * Hawtio runs in this process, so that it sees its beans without a JMX port.
 */
public final class Console implements AutoCloseable {

    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    private final ContextHandlerCollection handlers = new ContextHandlerCollection(true);

    private Console(ConsoleSettings settings) {
        connector.setHost(settings.host());
        connector.setPort(settings.port());
        server.addConnector(connector);
        server.setHandler(new Handler.Sequence(handlers));
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
        HawtioLogin.install(settings.user(), settings.password());
        return console;
    }

    /**
     * @param war Hawtio's web application
     * @param observe answers {@code /observe}
     */
    public void start(Path war, Handler observe) {
        handlers.addHandler(hawtio(war));
        handlers.addHandler(observe);
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
