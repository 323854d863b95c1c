package dev.p2c.odata;

import dev.p2c.odata.dialect.BusinessUnit;
import dev.p2c.odata.dialect.Dialect;
import dev.p2c.odata.dialect.Dialects;
import dev.p2c.odata.dialect.Ownership;
import dev.p2c.odata.read.FilterLimit;
import dev.p2c.odata.read.PlannedRows;
import dev.p2c.odata.read.QueryReader;
import dev.p2c.odata.transport.BatchSizeTuners;
import dev.p2c.odata.transport.ClientCredentials;
import dev.p2c.odata.transport.ConnectionSettings;
import dev.p2c.odata.transport.Gateway;
import dev.p2c.odata.transport.Sleeper;
import dev.p2c.odata.transport.TokenGateway;
import dev.p2c.odata.transport.TokenSource;
import dev.p2c.odata.transport.Transport;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Builds a {@link Connection}; see {@link Connection#builder}. */
public final class ConnectionBuilder {

    private final ConnectionSettings settings;
    private final Dialect dialect;
    private final Gateway gateway;
    private Clock clock = Clock.systemUTC();
    private Sleeper sleeper = Sleeper.REAL;
    private List<TokenSource> tokens = List.of();
    private TokenGateway tokenGateway = ConnectionBuilder::unreachable;
    private Map<String, BusinessUnit> units = Map.of();
    private Optional<PlannedRows> planned = Optional.empty();

    /**
     * @param dialect see {@link Dialects#named}
     */
    ConnectionBuilder(ConnectionSettings settings, Dialect dialect, Gateway gateway) {
        this.settings = settings;
        this.dialect = dialect;
        this.gateway = gateway;
    }

    /** Sets the clock; the default is the system's clock. */
    public ConnectionBuilder clock(Clock replacement) {
        clock = replacement;
        return this;
    }

    /** Sets how threads wait between attempts; the default sleeps. */
    public ConnectionBuilder sleeper(Sleeper replacement) {
        sleeper = replacement;
        return this;
    }

    /** Sets how token requests are sent; needed for a service with tokens. */
    public ConnectionBuilder tokenGateway(TokenGateway gatewayForTokens) {
        tokenGateway = gatewayForTokens;
        return this;
    }

    private static Gateway.Response unreachable(URI url, Map<String, String> headers, String form)
            throws IOException {
        throw new IOException("no gateway to the token service at " + url);
    }

    /**
     * Replaces the token requests that the settings describe.
     *
     * @param users one token source for each application user, at least one
     */
    public ConnectionBuilder tokens(List<TokenSource> users) {
        tokens = List.copyOf(users);
        return this;
    }

    /**
     * Divides the rows between companies by the unit that owns them.
     *
     * @param byCompany empty (the default) where rows are not divided by units
     */
    public ConnectionBuilder businessUnits(Map<String, BusinessUnit> byCompany) {
        units = Map.copyOf(byCompany);
        return this;
    }

    /**
     * Makes a connection that sends no write: it tells what would become of the rows.
     *
     * @param sought columns by which other rows name the rows that would be created
     */
    public ConnectionBuilder planning(Set<String> sought) {
        planned = Optional.of(new PlannedRows(sought));
        return this;
    }

    public Connection build() {
        List<TokenSource> users =
                tokens.isEmpty() ? ClientCredentials.of(settings, tokenGateway, clock) : tokens;
        Transport transport = new Transport(settings, dialect, gateway, users, sleeper, clock);
        FilterLimit filterLimit = new FilterLimit(dialect);
        Ownership ownership =
                units.isEmpty()
                        ? Ownership.NONE
                        : dialect.ownership(
                                units, new QueryReader(transport, dialect, filterLimit)::read);
        return new Connection(
                settings,
                dialect,
                transport,
                ConnectionCaches.empty(
                        clock,
                        new BatchSizeTuners(settings.batch()),
                        filterLimit,
                        ownership,
                        planned));
    }
}
