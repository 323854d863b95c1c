package dev.p2c.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.p2c.app.settings.Setting;
import dev.p2c.app.settings.Settings;
import dev.p2c.login.Users.SettingUser;
import dev.p2c.operate.Console;
import dev.p2c.operate.ConsoleSettings;
import dev.p2c.operate.Metrics;
import dev.p2c.routes.DirectionFiles;
import dev.p2c.sandbox.Sandbox;
import dev.p2c.sandbox.SandboxClient;
import dev.p2c.sandbox.http.InitialData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.management.JMException;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;

/**
 * An application started as by {@code p2c run}, in this process and on free ports. Its schedules
 * never fire, so that a test decides when a pass runs.
 */
final class RunningApplication implements AutoCloseable {

    static final String USER = "operator";
    static final String PASSWORD = "sandbox";
    static final String TOKEN = "a-token-for-the-scraper";

    private static final String NEVER = "0 0 0 1 1 ? 2099";
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Sandbox sandbox;
    private final String password;
    private final Application application;
    private final Metrics metrics = new Metrics();
    private final Console console;
    private final Daemon operations;

    private final Map<String, String> environment;

    private RunningApplication(Sandbox sandbox, Map<String, String> environment) {
        this.sandbox = sandbox;
        this.environment = environment;
        Settings settings = Settings.load(Path.of(""), environment);
        password = settings.text("p2c.hawtio.password");
        application = new Application(settings, Clock.systemUTC());
        console =
                Console.open(
                        new ConsoleSettings(
                                "127.0.0.1",
                                0,
                                Optional.of(new SettingUser(USER, password)),
                                ConsoleOptions.usersFile(settings),
                                TOKEN,
                                settings.list("p2c.http.proxies"),
                                new OpenIdOptions(settings).provider()));
        application.putInForce();
        application.start(true, metrics.registry());
        operations = Daemon.start(application, settings.list("p2c.companies"), metrics, console);
    }

    /**
     * @param directory for the state
     * @param more settings
     */
    static RunningApplication start(Path directory, InitialData data, Map<String, String> more) {
        Sandbox sandbox = Engine.standIns(data);
        Map<String, String> environment = new HashMap<>(Engine.environment(sandbox, directory));
        for (Path route : new DirectionFiles(Path.of("routes")).files()) {
            String direction = route.getFileName().toString().replace(".yaml", "");
            environment.put(Setting.variable(direction + ".cron"), NEVER);
        }
        environment.putAll(more);
        EmptyState.copyTo(directory);
        return new RunningApplication(sandbox, environment);
    }

    /** For commands beside the application. */
    Map<String, String> environment() {
        return environment;
    }

    Application application() {
        return application;
    }

    SandboxClient sales() {
        return new SandboxClient(sandbox.salesUrl(), sandbox.tokenUrl());
    }

    SandboxClient finance() {
        return new SandboxClient(sandbox.financeUrl(), sandbox.tokenUrl());
    }

    URI address() {
        return console.address();
    }

    /** Sends a GET with the operator's login. */
    HttpResponse<String> get(String path) {
        return get(path, "Authorization", basic(USER, password));
    }

    /**
     * @param headers name and value in turn; none for a request without a login
     */
    HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address() + path));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    HttpResponse<String> anonymous(String path) {
        return get(path, new String[0]);
    }

    static String basic(String user, String password) {
        String login = user + ":" + password;
        return "Basic "
                + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends one Jolokia request, or several in an array, as Hawtio does. */
    HttpResponse<String> jolokia(String json, String user, String password) {
        return send(
                HttpRequest.newBuilder(address().resolve("/hawtio/jolokia"))
                        .header("Content-Type", "application/json")
                        .header("Authorization", basic(user, password))
                        .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @param bean {@code type=Direction,name=accounts}
     */
    static Object attribute(String bean, String name) {
        try {
            return ManagementFactory.getPlatformMBeanServer().getAttribute(name(bean), name);
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    static boolean hasBean(String bean) {
        return ManagementFactory.getPlatformMBeanServer().isRegistered(name(bean));
    }

    static String runNow(String direction) {
        return (String) invoke("type=Direction,name=" + direction, "runNow");
    }

    /** Calls an operation of a bean whose parameters are texts. */
    static Object invoke(String bean, String operation, Object... arguments) {
        String[] types = new String[arguments.length];
        for (int i = 0; i < types.length; i++) {
            types[i] = arguments[i] instanceof Integer ? "int" : arguments[i].getClass().getName();
        }
        try {
            return ManagementFactory.getPlatformMBeanServer()
                    .invoke(name(bean), operation, arguments, types);
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    static ObjectName name(String bean) {
        try {
            return new ObjectName("p2c:" + bean);
        } catch (MalformedObjectNameException e) {
            throw new IllegalArgumentException(bean, e);
        }
    }

    @Override
    public void close() {
        operations.stopping();
        operations.close();
        console.close();
        metrics.close();
        application.close();
        sandbox.close();
    }
}
