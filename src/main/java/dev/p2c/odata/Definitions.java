package dev.p2c.odata;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.odata.dialect.ColumnLimits;
import dev.p2c.odata.dialect.Dialect;
import dev.p2c.odata.model.Json;
import dev.p2c.odata.model.Model;
import dev.p2c.odata.transport.Request;
import dev.p2c.odata.transport.Transport;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a service offers beside its rows: definitions of its tables, functions and actions. Every
 * method may throw {@code UnavailableException}, or {@code ConfigurationException} where the
 * service refuses the request; the message has the service's status, code and words. Thread-safe.
 */
public final class Definitions {

    private final Transport transport;
    private final Dialect dialect;
    private final LimitsBySet limits;

    Definitions(Transport transport, Dialect dialect, LimitsBySet limits) {
        this.transport = transport;
        this.dialect = dialect;
        this.limits = limits;
    }

    /** What the columns of a type can keep beside what {@code $metadata} tells; asked for once. */
    public ColumnLimits limits(Model.EntityType type) {
        return limits.of(type, dialect, this::get);
    }

    /**
     * The answer to a GET.
     *
     * @param address relative to the service, percent-encoded
     */
    public JsonNode get(String address) {
        return transport.exchange(
                Request.get(address, dialect.headers()), reply -> tree(reply.body()));
    }

    /**
     * Sends a body. A repeated attempt may find what an earlier one made, and be refused for that.
     *
     * @param method {@code POST} or {@code PUT}
     * @return the answer; a missing node where the service answers without a body
     */
    public JsonNode send(String method, String address, JsonNode body) {
        Map<String, String> headers = new HashMap<>(dialect.headers());
        headers.put("Content-Type", "application/json; charset=utf-8");
        return transport.exchange(
                new Request(
                        method,
                        address,
                        headers,
                        body.toString().getBytes(StandardCharsets.UTF_8),
                        false,
                        false,
                        Optional.empty()),
                reply -> tree(reply.body()));
    }

    private static JsonNode tree(byte[] body) {
        return Json.tree(body, 0, body.length);
    }
}
