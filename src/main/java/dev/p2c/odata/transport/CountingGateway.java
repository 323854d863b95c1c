package dev.p2c.odata.transport;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Sends requests with a token through a gateway and counts them. Thread-safe. */
final class CountingGateway {

    private final Gateway gateway;
    private final TrafficCounters counters;

    CountingGateway(Gateway gateway, TrafficCounters counters) {
        this.gateway = gateway;
        this.counters = counters;
    }

    /**
     * Sends a request with a token and counts it.
     *
     * @param token empty for a service without tokens
     */
    Gateway.Response send(Request request, String token) throws IOException {
        Map<String, String> headers = new HashMap<>(request.headers());
        if (!token.isEmpty()) {
            headers.put("Authorization", "Bearer " + token);
        }
        counters.sent(request.body().length);
        Gateway.Call call =
                new Gateway.Call(request.method(), request.target(), headers, request.body());
        Gateway.Response reply = null;
        try {
            reply = request.readsRows() ? gateway.read(call) : gateway.send(call);
            return reply;
        } finally {
            counters.answered(
                    reply == null ? 0 : reply.status(), reply == null ? 0 : reply.body().length);
        }
    }
}
