package dev.p2c.odata;

import dev.p2c.odata.dialect.Dialects;
import dev.p2c.odata.transport.ConnectionSettings;
import dev.p2c.odata.transport.ConnectionSettings.Batching;
import dev.p2c.odata.transport.ConnectionSettings.Limits;
import dev.p2c.odata.transport.TokenSource;
import dev.p2c.sandbox.Sandbox;
import dev.p2c.sandbox.SandboxClient;
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
        SandboxClient client = new SandboxClient(url, sandbox.tokenUrl());
        ConnectionSettings settings =
                new ConnectionSettings(
                        dialect,
                        url,
                        Optional.empty(),
                        new Limits(
                                Duration.ofSeconds(10),
                                4,
                                Duration.ofMinutes(5),
                                Duration.ofMinutes(10),
                                Duration.ofSeconds(30),
                                8),
                        new Batching(batch, batch, false));
        return Connection.builder(settings, Dialects.named(dialect), new HttpGateway(url))
                .tokens(List.of(tokens(client)))
                .sleeper(time)
                .clock(time)
                .build();
    }

    /** The tokens of a stand-in, requested without the application's own client. */
    public static TokenSource tokens(SandboxClient client) {
        return new TokenSource() {
            @Override
            public String token() {
                return client.token();
            }

            @Override
            public void invalidate(String refused) {
                client.refreshToken();
            }
        };
    }
}
