package dev.p2c.sandbox.http;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Thrown if a token request is refused. The message is worded as by Entra ID. */
final class TokenRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

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

    int status() {
        return status;
    }

    /** Body of the response, to be written as JSON. */
    Map<String, Object> body(Instant now) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error", error);
        body.put("error_description", "AADSTS" + number + ": " + getMessage());
        body.put("error_codes", List.of(number));
        body.put("timestamp", now.toString());
        body.put("trace_id", UUID.randomUUID().toString());
        body.put("correlation_id", UUID.randomUUID().toString());
        return body;
    }
}
