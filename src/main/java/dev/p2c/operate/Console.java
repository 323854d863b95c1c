package dev.p2c.operate;

import dev.p2c.error.ConfigurationException;
import dev.p2c.login.OpenIdProvider;
import dev.p2c.login.Users;
import jakarta.servlet.DispatcherType;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.BindException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import org.eclipse.jetty.ee10.servlet.DefaultServlet;
import org.eclipse.jetty.ee10.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.ee10.servlet.SessionHandler;
import org.eclipse.jetty.ee10.webapp.ClassMatcher;
import org.eclipse.jetty.ee10.webapp.WebAppContext;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandlerCollection;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.server.handler.QoSHandler;

/**
 * The HTTP server for operators: Hawtio under {@code /hawtio}, health and metrics under {@code
 * /observe}. Hawtio runs in this process, so that it sees the JMX beans without a JMX port. Only
 * liveness and readiness need no login.
 */
public final class Console implements AutoCloseable {

    private static final int REQUESTS_OF_A_CLIENT = 40;

    /** Half of the server's threads, so that the others serve {@code /observe}. */
    private static final int REQUESTS_OF_ALL = 100;

    private static final EnumSet<DispatcherType> REQUESTS = EnumSet.of(DispatcherType.REQUEST);

    private final Server server = new Server();
    private final HttpConfiguration http = new HttpConfiguration();
    private final ServerConnector connector =
            new ServerConnector(server, new HttpConnectionFactory(http));
    private final ContextHandlerCollection handlers = new ContextHandlerCollection(true);

    private final FailedLogins failures = new FailedLogins(Clock.systemUTC());
    private final ConsoleCredentials logins;
    private final Optional<OpenIdProvider> openId;

    private Console(ConsoleSettings settings) {
        Users users = new Users(settings.user(), settings.users(), Clock.systemUTC());
        openId = settings.openId();
        logins = new ConsoleCredentials(users, settings.metricsToken());
        http.setSendServerVersion(false);
        http.addCustomizer(new TrustedProxies(settings.proxies()));
        connector.setHost(settings.host());
        connector.setPort(settings.port());
        server.addConnector(connector);
        ErrorHandler errors = new ErrorHandler();
        errors.setShowStacks(false);
        server.setErrorHandler(errors);
        server.setHandler(
                new RequestGuard(
                        new WholeBody(handlers), logins, failures, settings.isOnlyThisMachine()));
    }

    /**
     * Opens the port without answering requests, so that a used port is found before anything
     * starts.
     *
     * @throws ConfigurationException if the port is in use, or the users' file has mistakes
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
                                    ? " is in use; stop what uses it or set another port"
                                            + " (p2c.http.port)"
                                    : " cannot be opened: " + e.getMessage()));
        }
        Deserialization.refuse();
        HawtioLogin.install(console.logins);
        return console;
    }

    /**
     * Starts answering requests.
     *
     * @param webApplication the folder of Hawtio's unpacked web application
     * @param log gets what operators do with beans of Camel and Quartz
     */
    public void start(Path webApplication, Health health, Metrics metrics, ActLog log) {
        handlers.addHandler(limited(hawtio(webApplication, log)));
        handlers.addHandler(ObserveEndpoint.of(health, metrics, logins));
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException("The console does not start", e);
        }
    }

    /**
     * Limits the requests of one client in Hawtio, and of all clients together, so that threads are
     * left for health and metrics whatever clients do. A request beyond the second limit waits
     * without a thread.
     */
    private static Handler limited(Handler hawtio) {
        QoSHandler all = new QoSHandler(hawtio);
        all.setMaxRequestCount(REQUESTS_OF_ALL);
        all.setMaxSuspend(Duration.ofSeconds(20));
        return new ClientLimit(all, REQUESTS_OF_A_CLIENT);
    }

    private WebAppContext hawtio(Path webApplication, ActLog log) {
        HawtioFolder.check(webApplication);
        ConsolePlugin.install(webApplication);
        WebAppContext hawtio = new WebAppContext();
        hawtio.setContextPath("/hawtio");
        hawtio.setWar(webApplication.toString());
        hawtio.setInitParameter(DefaultServlet.CONTEXT_INIT + "dirAllowed", "false");
        // Without this, Hawtio would use its own copy of SLF4J and log past our configuration.
        hawtio.addProtectedClassMatcher(new ClassMatcher("org.slf4j."));
        hawtio.addFilter(new SessionFilter(logins), SessionFilter.PATH, REQUESTS);
        hawtio.addFilter(new LoginFilter(logins, failures), LoginFilter.PATH, REQUESTS);
        LandingFilter landing = new LandingFilter();
        hawtio.addFilter(landing, LandingFilter.ROOT, REQUESTS);
        hawtio.addFilter(landing, LandingFilter.PAGES, REQUESTS);
        hawtio.addFilter(new LogoutFilter(), LogoutFilter.PATH, REQUESTS);
        hawtio.addFilter(new JolokiaFilter(), JolokiaFilter.PATH, REQUESTS);
        openId.ifPresent(provider -> addOpenId(hawtio, provider));
        addViewerFilter(hawtio, new ForeignActs(log));
        ErrorPageErrorHandler errors = new ErrorPageErrorHandler();
        errors.setShowStacks(false);
        hawtio.setErrorHandler(errors);
        SessionHandler sessions = hawtio.getSessionHandler();
        sessions.setHttpOnly(true);
        sessions.setSameSite(HttpCookie.SameSite.STRICT);
        // The cookie is "Secure" if the request came over TLS, to here or to a trusted proxy.
        sessions.setSecureRequestOnly(true);
        return hawtio;
    }

    private void addOpenId(WebAppContext hawtio, OpenIdProvider provider) {
        OpenIdFilter filter = new OpenIdFilter(provider, failures);
        hawtio.addFilter(filter, OpenIdFilter.BEGIN, REQUESTS);
        hawtio.addFilter(filter, OpenIdFilter.END, REQUESTS);
        LoginPage page = new LoginPage(provider.settings().name());
        hawtio.addFilter(page, LoginPage.CONFIGURATION, REQUESTS);
    }

    /** Behind Hawtio's own filters, which find out who asks. */
    private static void addViewerFilter(WebAppContext hawtio, ForeignActs acts) {
        ViewerPolicy policy = new ViewerPolicy(ManagementFactory.getPlatformMBeanServer());
        HawtioRights.install(policy);
        hawtio.addServletContainerInitializer(
                (classes, context) ->
                        context.addFilter("viewer", new ViewerFilter(policy, acts))
                                .addMappingForUrlPatterns(REQUESTS, true, JolokiaFilter.PATH));
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
            ConsolePlugin.remove();
            HawtioRights.remove();
        }
    }
}
