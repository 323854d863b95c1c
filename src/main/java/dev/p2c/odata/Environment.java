package dev.p2c.odata;

import dev.p2c.odata.dialect.Dialect;
import dev.p2c.odata.model.Json;
import dev.p2c.odata.transport.ConnectionSettings;
import dev.p2c.odata.transport.Transport;

/** Which of a service's many environments this is. */
final class Environment {

    private Environment() {}

    /** The organization where the service tells, otherwise its address. */
    static String of(ConnectionSettings settings, Dialect dialect, Transport transport) {
        return dialect.environment()
                .map(property -> asked(property, dialect, transport))
                .filter(known -> !known.isEmpty())
                .orElse(Hosts.service(settings.baseUrl()));
    }

    private static String asked(String property, Dialect dialect, Transport transport) {
        return transport.exchange(
                Transport.Request.get(dialect.probe(), dialect.headers()),
                reply -> Json.property(reply.body(), 0, reply.body().length, property));
    }
}
