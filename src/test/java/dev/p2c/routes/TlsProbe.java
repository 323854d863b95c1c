package dev.p2c.routes;

import dev.p2c.odata.Connection;
import dev.p2c.odata.dialect.Dialects;
import dev.p2c.odata.model.Query;
import dev.p2c.odata.transport.ClientCredential;
import dev.p2c.odata.transport.ConnectionSettings;
import dev.p2c.odata.transport.ConnectionSettings.Batching;
import dev.p2c.odata.transport.ConnectionSettings.Limits;
import dev.p2c.odata.transport.ConnectionSettings.TokenService;
import dev.p2c.odata.transport.ConnectionSettings.UserCredentials;
import dev.p2c.odata.transport.Gateway;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.camel.impl.DefaultCamelContext;

/** Requests a token, the model and rows of a service over TLS and prints the result of each. */
final class TlsProbe {

    private static final HttpSettings HTTP =
            HttpSettings.direct(
                    Duration.ofSeconds(10), new AnswerLimit(10_000_000, Duration.ofSeconds(20)));

    static final String SAYS = "probe ";

    private TlsProbe() {}

    public static void main(String[] args) throws Exception {
        URI service = URI.create(args[0]);
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            Tickets tickets = new Tickets();
            URI root = service.resolve("/data/");
            camel.addRoutes(new GatewayRoutes("finance", root, HTTP, tickets));
            camel.start();
            CamelGateway gateway = new CamelGateway(() -> camel, "finance", tickets);
            URI tokens = service.resolve("/token");
            Connection noGateway = connection(root, tokens, new NoGateway());
            say("token", () -> noGateway.count(Query.of("UnitsOfMeasure")));
            Connection open = connection(root, null, gateway);
            say("send", open::model);
            say("read", () -> open.read(all()).next());
        }
    }

    private static Query all() {
        return Query.of("UnitsOfMeasure").withPageSize(10);
    }

    private static Connection connection(URI root, URI tokens, Gateway gateway) {
        ConnectionSettings settings =
                new ConnectionSettings(
                        "finance",
                        root,
                        Optional.ofNullable(tokens)
                                .map(
                                        url ->
                                                new TokenService(
                                                        url,
                                                        "scope",
                                                        List.of(
                                                                new UserCredentials(
                                                                        "id",
                                                                        new ClientCredential.Secret(
                                                                                "secret"))))),
                        new Limits(
                                Duration.ofSeconds(10),
                                3,
                                Duration.ofMinutes(1),
                                Duration.ofMinutes(10),
                                Duration.ofSeconds(30),
                                2),
                        new Batching(10, 10, false));
        return Connection.builder(settings, Dialects.named("finance"), gateway)
                .tokenGateway(new TokenClient(HTTP))
                .build();
    }

    private static void say(String what, Runnable step) {
        try {
            step.run();
            System.out.println(SAYS + what + ": ok");
        } catch (RuntimeException e) {
            System.out.println(SAYS + what + ": " + e.getMessage());
        }
    }

    /** Returns 1 for every call, for a probe of the token service alone. */
    private static final class NoGateway implements Gateway {
        @Override
        public Response read(Call call) {
            return send(call);
        }

        @Override
        public Response send(Call call) {
            return new Response(
                    200, java.util.Map.of(), "1".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
    }
}
