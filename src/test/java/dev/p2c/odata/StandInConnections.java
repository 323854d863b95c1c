package dev.p2c.odata;

import dev.p2c.odata.dialect.Dialects;
import dev.p2c.odata.transport.ConnectionSettings;
import dev.p2c.odata.transport.ConnectionSettings.Batching;
import dev.p2c.odata.transport.ConnectionSettings.Limits;
import dev.p2c.odata.transport.ConnectionSettings.TokenService;
import dev.p2c.odata.transport.ConnectionSettings.UserCredentials;
import dev.p2c.sandbox.Sandbox;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Connections to the stand-ins over HTTP. */
public final class StandInConnections {

    private final Sandbox sandbox;

    public StandInConnections(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    public Connection sales(TestTime time, int batch) {
        return connection("sales", sandbox.salesUrl(), time, batch);
    }

    public Connection finance(TestTime time, int batch) {
        return connection("finance", sandbox.financeUrl(), time, batch);
    }

    private Connection connection(String dialect, URI url, TestTime time, int batch) {
        UserCredentials user = new UserCredentials("p2c-sandbox", "p2c-sandbox-secret");
        TokenService tokens =
                new TokenService(
                        sandbox.tokenUrl(),
                        url.getScheme() + "://" + url.getAuthority() + "/.default",
                        List.of(user));
        ConnectionSettings settings =
                new ConnectionSettings(
                        dialect,
                        url,
                        Optional.of(tokens),
                        new Limits(
                                Duration.ofSeconds(10),
                                4,
                                Duration.ofMinutes(5),
                                Duration.ofMinutes(10),
                                Duration.ofSeconds(30),
                                8),
                        new Batching(batch, batch, false));
        return Connection.builder(settings, Dialects.named(dialect), new HttpGateway(url))
                .sleeper(time)
                .clock(time)
                .build();
    }
}
