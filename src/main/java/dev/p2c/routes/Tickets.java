package dev.p2c.routes;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Keeps tokens out of Camel, whose tracer shows every header of a message: there a call carries a
 * ticket, and the HTTP client puts the token in its place. Thread-safe.
 */
public final class Tickets {

    static final String HEADER = "Authorization";

    private static final String PREFIX = "p2c-ticket ";

    private final Map<String, String> held = new ConcurrentHashMap<>();
    private final AtomicLong last = new AtomicLong();

    /** The headers with a ticket in the place of the token; {@link #back} is due after the call. */
    Map<String, String> lend(Map<String, String> headers) {
        String token = headers.get(HEADER);
        if (token == null) {
            return headers;
        }
        String ticket = PREFIX + last.incrementAndGet();
        held.put(ticket, token);
        Map<String, String> shown = new HashMap<>(headers);
        shown.put(HEADER, ticket);
        return shown;
    }

    void back(Map<String, String> shown) {
        String ticket = shown.get(HEADER);
        if (ticket != null) {
            held.remove(ticket);
        }
    }

    /** What a ticket stands for; anything else, and a ticket that is back, is what it is. */
    String token(String header) {
        return held.getOrDefault(header, header);
    }
}
