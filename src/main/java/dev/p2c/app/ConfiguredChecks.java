package dev.p2c.app;

import dev.p2c.app.settings.Settings;
import dev.p2c.check.Check;
import dev.p2c.check.Installation;
import dev.p2c.check.Preflight;
import dev.p2c.check.data.CustomerNumberCheck;
import dev.p2c.check.data.NumberRangeCheck;
import dev.p2c.check.data.RowsCheck;
import dev.p2c.check.finance.FinanceChecks;
import dev.p2c.check.sales.SalesChecks;
import dev.p2c.mapping.Mapping;
import dev.p2c.mapping.Mappings;
import dev.p2c.odata.Connection;
import dev.p2c.routes.Direction;
import dev.p2c.run.StopRequest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * The checks of both systems, run by themselves: with the gateway routes of the connections, but
 * without state, tasks and directions.
 */
public final class ConfiguredChecks implements AutoCloseable {

    private final CamelContext camel;
    private final Installation installation;
    private final Startable found;

    /**
     * Reads and checks settings and mappings; nothing is sent until {@link #run}.
     *
     * @throws dev.p2c.error.ConfigurationException with every mistake of the settings, and with
     *     those of the files if no direction can run
     */
    public ConfiguredChecks(Settings settings, Clock clock) {
        SettingsCheck.ofPasses(settings);
        CompanySettings companies = CompanySettings.of(settings);
        ConfiguredConnections configured = new ConfiguredConnections(settings, companies.units());
        ConfiguredFiles files = new ConfiguredFiles(settings);
        Mappings mappings = files.mappings(configured.known());
        this.found = files.check(mappings).start();
        this.camel = new DefaultCamelContext();
        this.installation =
                installation(
                        settings,
                        configured.connections(() -> camel, clock, new StopRequest()),
                        inUse(mappings, found.directions()),
                        clock);
        CamelSetup.startGateways(camel, configured.gateways());
    }

    /** The mappings of the tasks that a direction runs. */
    static List<Mapping> inUse(Mappings mappings, List<Direction> directions) {
        Mappings.Everything read = mappings.readAll();
        Map<String, Mapping> all = new HashMap<>(read.drafts());
        all.keySet().removeAll(read.broken().keySet());
        return directions.stream()
                .flatMap(direction -> direction.taskNames().stream())
                .distinct()
                .filter(all::containsKey)
                .map(all::get)
                .toList();
    }

    static Installation installation(
            Settings settings,
            Map<String, Connection> connections,
            Collection<Mapping> mappings,
            Clock clock) {
        CompanySettings companies = CompanySettings.of(settings);
        return new Installation(
                connections,
                List.copyOf(mappings),
                companies.names(),
                companies.units(),
                clients(settings, connections.keySet()),
                clock,
                settings.number("p2c.check.rows"));
    }

    private static Map<String, List<String>> clients(
            Settings settings, Collection<String> connections) {
        return connections.stream()
                .filter(name -> settings.optional("p2c." + name + ".client.id").isPresent())
                .collect(
                        Collectors.toMap(
                                name -> name, name -> settings.list("p2c." + name + ".client.id")));
    }

    /**
     * All checks; those of each system in the order in which a person can mend what they find.
     *
     * @param connections the names of the systems; a third one may be a Dataverse or anything else
     */
    static List<Check> all(Collection<String> connections) {
        List<Check> all = new ArrayList<>();
        connections.stream()
                .filter(name -> !name.equals(SalesChecks.SYSTEM))
                .filter(name -> !name.equals(FinanceChecks.SYSTEM))
                .forEach(
                        name -> {
                            all.addAll(SalesChecks.ofThird(name));
                            all.add(new RowsCheck(name));
                        });
        all.addAll(SalesChecks.all());
        all.addAll(FinanceChecks.all());
        all.add(new RowsCheck(SalesChecks.SYSTEM));
        all.add(new RowsCheck(FinanceChecks.SYSTEM));
        connections.stream()
                .filter(name -> !name.equals(SalesChecks.SYSTEM))
                .filter(name -> !name.equals(FinanceChecks.SYSTEM))
                .forEach(name -> all.add(new RowsCheck(name)));
        all.add(new NumberRangeCheck());
        all.add(new CustomerNumberCheck());
        return all;
    }

    /** What the files let run; the mappings of other directions are not checked. */
    public Startable found() {
        return found;
    }

    /** Runs the chosen checks. */
    public Preflight.Report run(Predicate<Check> chosen) {
        return Preflight.of(
                installation,
                all(installation.connections().keySet()).stream().filter(chosen).toList());
    }

    /** The connection of a name, which must be configured. */
    public Connection connection(String name) {
        return installation.connection(name);
    }

    @Override
    public void close() {
        camel.stop();
    }
}
