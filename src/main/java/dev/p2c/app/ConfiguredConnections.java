package dev.p2c.app;

import dev.p2c.app.settings.Setting;
import dev.p2c.app.settings.Settings;
import dev.p2c.error.ConfigurationException;
import dev.p2c.mapping.KnownConnection;
import dev.p2c.odata.Connection;
import dev.p2c.odata.ConnectionBuilder;
import dev.p2c.odata.dialect.BusinessUnit;
import dev.p2c.odata.dialect.Dialect;
import dev.p2c.odata.dialect.Dialects;
import dev.p2c.odata.transport.ConnectionSettings;
import dev.p2c.odata.transport.ConnectionSettings.Batching;
import dev.p2c.odata.transport.ConnectionSettings.Limits;
import dev.p2c.odata.transport.ConnectionSettings.TokenService;
import dev.p2c.odata.transport.Gateway;
import dev.p2c.operate.RequestTimes;
import dev.p2c.operate.RequestTraces;
import dev.p2c.operate.Traces;
import dev.p2c.routes.CamelGateway;
import dev.p2c.routes.GatewayRoutes;
import dev.p2c.routes.Tickets;
import dev.p2c.run.StopRequest;
import dev.p2c.text.Hosts;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;

/** Creates the connections that the settings name; a third system needs settings and no code. */
final class ConfiguredConnections {

    private final Settings settings;
    private final Tickets tickets = new Tickets();
    private final Map<String, BusinessUnit> units;
    private final ConfiguredHttp http;
    private final BiFunction<String, Gateway, Gateway> around;

    /**
     * @param units the business units by company
     */
    ConfiguredConnections(Settings settings, Map<String, BusinessUnit> units) {
        this(settings, units, (name, gateway) -> gateway);
    }

    /**
     * @param units the business units by company
     * @param around puts something between a connection, by its name, and its gateway
     */
    ConfiguredConnections(
            Settings settings,
            Map<String, BusinessUnit> units,
            BiFunction<String, Gateway, Gateway> around) {
        this.settings = settings;
        this.units = units;
        this.around = around;
        this.http = new ConfiguredHttp(settings);
    }

    /**
     * Connections whose requests are timed, and spans if there are traces.
     *
     * @param meters called at the first request
     */
    static ConfiguredConnections watched(
            Settings settings,
            Map<String, BusinessUnit> units,
            Supplier<MeterRegistry> meters,
            Optional<Traces> traces) {
        return new ConfiguredConnections(
                settings,
                units,
                (name, gateway) -> {
                    Gateway timed = new RequestTimes(gateway, name, meters);
                    return traces.<Gateway>map(each -> new RequestTraces(timed, name, each))
                            .orElse(timed);
                });
    }

    List<String> names() {
        return settings.connections();
    }

    /** The connections that mappings may name. */
    List<KnownConnection> known() {
        return names().stream()
                .map(name -> new KnownConnection(name, dialect(name).companyColumn()))
                .toList();
    }

    Map<String, Connection> connections(
            Supplier<CamelContext> camel, Clock clock, StopRequest stop) {
        return connections(camel, clock, stop, ConnectionBuilder::build);
    }

    /** Connections that send no write, see {@link ConnectionBuilder#planning}. */
    Map<String, Connection> planning(
            Supplier<CamelContext> camel, Clock clock, StopRequest stop, Set<String> sought) {
        return connections(camel, clock, stop, builder -> builder.planning(sought).build());
    }

    private Map<String, Connection> connections(
            Supplier<CamelContext> camel,
            Clock clock,
            StopRequest stop,
            Function<ConnectionBuilder, Connection> build) {
        Map<String, Connection> connections = new LinkedHashMap<>();
        for (String name : names()) {
            Gateway sending = around.apply(name, new CamelGateway(camel, name, tickets));
            Gateway gateway = new GuardedGateway(sending, stop);
            connections.put(
                    name,
                    build.apply(
                            Connection.builder(connection(name), dialect(name), gateway)
                                    .tokenGateway(http.tokens(connection(name)))
                                    .clock(clock)
                                    .sleeper(stop::pause)
                                    .businessUnits(units)));
        }
        return connections;
    }

    List<GatewayRoutes> gateways() {
        return names().stream()
                .map(this::connection)
                .map(c -> new GatewayRoutes(c.name(), c.baseUrl(), http.of(c), tickets))
                .toList();
    }

    /** Readers of what can be wrong without a secret, where it has a value. */
    List<Runnable> valueReaders(String name) {
        String prefix = "p2c." + name + ".";
        List<Runnable> readers = new ArrayList<>();
        readers.add(() -> dialect(name));
        for (String address : List.of("url", "token.url")) {
            if (settings.optional(prefix + address).isPresent()) {
                readers.add(() -> address(prefix, address));
            }
        }
        return readers;
    }

    /**
     * Reads the settings of a connection one by one, so that each missing one is found; the last
     * reader reads all of them together.
     */
    List<Runnable> readers(String name) {
        String prefix = "p2c." + name + ".";
        List<Runnable> readers = new ArrayList<>();
        readers.add(() -> dialect(name));
        readers.add(() -> address(prefix, "url"));
        if (needsToken(name)) {
            readers.add(() -> address(prefix, "token.url"));
            readers.add(() -> settings.required(prefix + "client.id"));
            readers.add(() -> new ConfiguredUsers(settings, prefix).proof());
        }
        if (settings.optional(prefix + "url").isPresent()) {
            readers.add(() -> http.of(connection(name)));
        }
        return readers;
    }

    /** A service beyond this machine that asks for tokens, or one whose token address is set. */
    private boolean needsToken(String name) {
        String prefix = "p2c." + name + ".";
        boolean isHere =
                settings.optional(prefix + "url").map(ConfiguredConnections::isHere).orElse(false);
        return settings.optional(prefix + "token.url").isPresent()
                || !isHere && dialectNeedsToken(name);
    }

    /** True for an unknown dialect: otherwise missing credentials would not be reported as well. */
    private boolean dialectNeedsToken(String name) {
        try {
            return dialect(name).needsToken();
        } catch (ConfigurationException e) {
            return true;
        }
    }

    private static boolean isHere(String url) {
        try {
            return Hosts.isThisMachine(URI.create(url));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private Dialect dialect(String name) {
        String dialect = settings.optional("p2c." + name + ".dialect").orElse(name);
        try {
            return Dialects.named(dialect);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException("p2c." + name + ".dialect", e.getMessage());
        }
    }

    ConnectionSettings connection(String name) {
        String prefix = "p2c." + name + ".";
        URI url = address(prefix, "url");
        return new ConnectionSettings(
                name, url, tokens(prefix, url), limits(prefix), batching(name, prefix));
    }

    private Optional<TokenService> tokens(String prefix, URI url) {
        if (settings.optional(prefix + "token.url").isEmpty()) {
            return Optional.empty();
        }
        String scope =
                settings.optional(prefix + "scope")
                        .map(ConfiguredConnections::oneSpelling)
                        .orElseGet(() -> origin(url) + "/.default");
        return Optional.of(
                new TokenService(
                        address(prefix, "token.url"),
                        scope,
                        new ConfiguredUsers(settings, prefix).users()));
    }

    private Limits limits(String prefix) {
        return new Limits(
                settings.duration(prefix + "timeout"),
                settings.number(prefix + "attempts"),
                settings.duration(prefix + "wait"),
                settings.duration(prefix + "pause"),
                settings.duration(prefix + "rest"),
                settings.number(prefix + "parallelism"));
    }

    /** Refuses plain HTTP to other machines, which would expose secrets, tokens and rows. */
    private URI address(String prefix, String name) {
        URI url = settings.address(prefix + name);
        boolean open = url.getScheme().equals("http") && !Hosts.isThisMachine(url);
        if (open && !settings.isSandbox() && !settings.flag(prefix + "plain.http")) {
            throw new ConfigurationException(
                    Setting.variable(prefix + name),
                    "%s is not encrypted: use https, or set %s = true"
                            .formatted(url, prefix + "plain.http"));
        }
        return url;
    }

    private Batching batching(String name, String prefix) {
        int most =
                settings.optional(prefix + "batch.most").isPresent()
                        ? settings.number(prefix + "batch.most")
                        : dialect(name).mostOperations();
        int first = settings.number("p2c.batch.size");
        try {
            return new Batching(first, most, settings.flag(prefix + "change.sets"));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(
                    "p2c.batch.size and " + prefix + "batch.most", e.getMessage());
        }
    }

    /** A scope whose host is spelled as Entra ID knows it; any other text as it is. */
    private static String oneSpelling(String scope) {
        try {
            URI uri = URI.create(scope.strip());
            return uri.getHost() == null ? scope.strip() : Hosts.normal(uri).toString();
        } catch (IllegalArgumentException e) {
            return scope.strip();
        }
    }

    private static String origin(URI url) {
        return url.getScheme() + "://" + url.getAuthority();
    }
}
