package dev.p2c.sandbox.http;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Thrown if a token request is refused. The message is worded as by Entra ID. */
final class TokenRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

    private final int status;
    private final String error;
    private final int number;

    /**
     * @param error OAuth 2.0 error code
     * @param number number of the error in Entra ID ("AADSTS...")
     */
    TokenRefusedException(int status, String error, int number, String message) {
        super(message);
        this.status = status;
        this.error = error;
        this.number = number;
    }

    /** Error for a parameter that the form lacks. */
    static TokenRefusedException missing(String parameter) {
        return new TokenRefusedException(
                400,
                "invalid_request",
                900144,
                "The request body must contain the following parameter: '" + parameter + "'.");
    }

    /** Error for an assertion or secret of the client. */
    static TokenRefusedException client(int number, String message) {
        return new TokenRefusedException(401, "invalid_client", number, message);
    }

    int status() {
        return status;
    }

    /**
     * Body of the response, to be written as JSON.
     *
     * @param service address of the token service
     */
    Map<String, Object> body(Instant now, URI service) {
        String trace = UUID.randomUUID().toString();
        String correlation = UUID.randomUUID().toString();
        String timestamp = TIMESTAMP.format(now);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error", error);
        body.put(
                "error_description",
                "AADSTS%d: %s Trace ID: %s Correlation ID: %s Timestamp: %s"
                        .formatted(number, getMessage(), trace, correlation, timestamp));
        body.put("error_codes", List.of(number));
        body.put("timestamp", timestamp);
        body.put("trace_id", trace);
        body.put("correlation_id", correlation);
        body.put("error_uri", service + "/error?code=" + number);
        return body;
    }
}
