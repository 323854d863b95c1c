package dev.p2c.routes;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Replaces access tokens by tickets while a call is inside Camel, whose tracer and logs show every
 * header. The HTTP client replaces the ticket by the token again. Thread-safe.
 */
public final class Tickets {

    static final String HEADER = "Authorization";

    private static final String PREFIX = "p2c-ticket ";

    private final Map<String, String> held = new ConcurrentHashMap<>();
    private final AtomicLong last = new AtomicLong();

    /** Replaces the token by a new ticket. The caller must call {@link #back} after the request. */
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

    /** Invalidates the ticket of these headers. */
    void back(Map<String, String> shown) {
        String ticket = shown.get(HEADER);
        if (ticket != null) {
            held.remove(ticket);
        }
    }

    /** The token of a valid ticket; any other text is returned unchanged. */
    String token(String header) {
        return held.getOrDefault(header, header);
    }
}
