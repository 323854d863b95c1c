package dev.p2c.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.sandbox.Reply;
import dev.p2c.sandbox.SandboxClient;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** A client of one stand-in that retries failed requests, as a person would. */
final class ChaosService {

    private static final int TRIES = 60;

    private final SandboxClient client;

    ChaosService(URI root, URI tokens) {
        this.client = new SandboxClient(root, tokens);
    }

    /** Reads all pages. */
    List<JsonNode> rows(String address) {
        List<JsonNode> rows = new ArrayList<>();
        String next = address;
        while (next != null) {
            String page = next;
            JsonNode body = expectGood(patiently(() -> client.get(page))).json();
            body.path("value").forEach(rows::add);
            next = body.path("@odata.nextLink").asText(null);
        }
        return rows;
    }

    void patch(String address, String json) {
        expectGood(patiently(() -> client.patch(address, json)));
    }

    /** Presses a button or runs a job; 409 means that this was done before and is accepted. */
    JsonNode press(String call, String json) {
        Reply reply = patiently(() -> client.control("POST", call, json));
        return reply.status() == 409 ? reply.json() : expectGood(reply).json();
    }

    void end(String control) {
        patiently(() -> client.control("DELETE", control, ""));
    }

    JsonNode control(String call) {
        return patiently(() -> client.control("GET", call, "")).json();
    }

    private static Reply expectGood(Reply reply) {
        if (reply.status() >= 300) {
            throw new IllegalStateException(reply.status() + " " + reply.body());
        }
        return reply;
    }

    private static Reply patiently(Supplier<Reply> call) {
        for (int attempt = 1; ; attempt++) {
            try {
                Reply reply = call.get();
                if (reply.status() != 429 && reply.status() < 500) {
                    return reply;
                }
                if (attempt == TRIES) {
                    throw new IllegalStateException("again and again " + reply.status());
                }
            } catch (UncheckedIOException e) {
                if (attempt == TRIES) {
                    throw e;
                }
            }
            TimedPause.millis(50);
        }
    }
}
