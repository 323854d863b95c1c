package dev.p2c.app;

import dev.p2c.app.settings.Settings;
import dev.p2c.mapping.Mappings;
import dev.p2c.odata.Connection;
import dev.p2c.run.StopRequest;
import dev.p2c.task.plan.Plans;
import java.time.Clock;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * The connections by themselves: with their gateway routes, but without state, tasks and
 * directions, so that a mistake in a file elsewhere is no obstacle.
 */
public final class LiveConnections implements AutoCloseable {

    private final CamelContext camel = new DefaultCamelContext();
    private final Map<String, Connection> connections;
    private final Mappings mappings;
    private final CompanySettings companies;

    /** Starts the gateways; nothing is sent until a connection is used. */
    public LiveConnections(Settings settings, Clock clock) {
        SettingsCheck.ofPasses(settings);
        this.companies = CompanySettings.of(settings);
        ConfiguredConnections configured = new ConfiguredConnections(settings, companies.units());
        this.mappings = new ConfiguredFiles(settings).mappings(configured.known());
        this.connections = configured.connections(() -> camel, clock, new StopRequest());
        CamelSetup.startGateways(camel, configured.gateways());
    }

    /** The connections by name. */
    public Map<String, Connection> all() {
        return connections;
    }

    public Mappings mappings() {
        return mappings;
    }

    /** Plans of the mapping files as they are now. */
    public Plans plans() {
        return new Plans(mappings, connections);
    }

    public CompanySettings companies() {
        return companies;
    }

    @Override
    public void close() {
        camel.stop();
    }
}
