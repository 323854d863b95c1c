package dev.p2c.sandbox.http;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Request;

/** Lets requests with a valid token and within the rate limits through to the service. */
final class RequestAdmission {

    private final WireProtocol protocol;
    private final Tokens tokens;
    private final RateLimiters limiters;
    private final RequestRefusal refusal;

    RequestAdmission(
            WireProtocol protocol, Tokens tokens, RateLimiters limiters, RequestRefusal refusal) {
        this.protocol = protocol;
        this.tokens = tokens;
        this.limiters = limiters;
        this.refusal = refusal;
    }

    /** The limiter of the user whose token the request holds. */
    RateLimiter limiter(Request request) {
        return limiters.of(tokens.user(authorization(request)));
    }

    /**
     * Does the work and returns its response, or returns 401 or 429 without doing the work.
     *
     * @param started {@link System#nanoTime} at which the request began
     */
    ODataAnswer admit(Request request, long started, Work work) throws IOException {
        String unauthorized =
                tokens.refusal(
                        authorization(request),
                        Request.getLocalPort(request),
                        protocol.acceptsAudienceWithSlash());
        if (unauthorized != null) {
            return refusal.refuse(401, "0x80048306", unauthorized)
                    .with("WWW-Authenticate", challenge(request));
        }
        request.setAttribute(RequestReader.USER, tokens.user(authorization(request)));
        RateLimiter limiter = limiter(request);
        RateLimiter.Throttled throttled = limiter.enter();
        try {
            return throttled == null ? work.answer() : throttled(throttled);
        } finally {
            long nanos = throttled == null ? System.nanoTime() - started : 0;
            limiter.leave(TimeUnit.NANOSECONDS.toMillis(nanos));
        }
    }

    private ODataAnswer throttled(RateLimiter.Throttled throttled) {
        ErrorReply error = protocol.throttled(throttled.limit(), throttled.limits());
        return refusal.refuse(error.status(), error.code(), error.message())
                .with("Retry-After", Long.toString(throttled.retryAfter()));
    }

    private String challenge(Request request) {
        return "Bearer authorization_uri=%s/sandbox/oauth2/authorize, resource_id=%s/"
                .formatted(tokens.issuer(), RequestReader.authority(request));
    }

    private static String authorization(Request request) {
        return request.getHeaders().get("Authorization");
    }

    /** The work that answers an admitted request. */
    @FunctionalInterface
    interface Work {
        ODataAnswer answer() throws IOException;
    }
}
