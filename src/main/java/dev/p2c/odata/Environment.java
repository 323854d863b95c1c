package dev.p2c.odata;

import dev.p2c.odata.dialect.Dialect;
import dev.p2c.odata.model.Json;
import dev.p2c.odata.transport.Request;
import dev.p2c.odata.transport.Transport;
import dev.p2c.text.Hosts;
import java.net.URI;

/** Identifies one of a service's environments, such as production or test. */
final class Environment {

    private Environment() {}

    /**
     * The id of the service's environment, or the service's address where environments have no id.
     */
    static String of(URI baseUrl, Dialect dialect, Transport transport) {
        return dialect.environment()
                .map(property -> read(property, dialect, transport))
                .filter(id -> !id.isEmpty())
                .orElse(Hosts.service(baseUrl));
    }

    private static String read(String property, Dialect dialect, Transport transport) {
        return transport.exchange(
                Request.get(dialect.probe(), dialect.headers()),
                reply -> Json.property(reply.body(), 0, reply.body().length, property));
    }
}
