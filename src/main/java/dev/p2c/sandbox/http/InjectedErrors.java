package dev.p2c.sandbox.http;

import org.eclipse.jetty.http.HttpStatus;

/** Chooses the error response for an operation that an injected fault applies to. */
final class InjectedErrors {

    private InjectedErrors() {}

    /**
     * Status, code and message of the response. Codes of the service limits and {@code
     * UpdateConflict} have a status and message of their own.
     */
    static ErrorReply refusal(FaultRule fault, String entity, WireProtocol protocol) {
        ErrorReply known = known(fault, entity, protocol);
        if (known == null) {
            String code = fault.code() == null ? "" : fault.code();
            int status = fault.status() == null ? 400 : fault.status();
            return new ErrorReply(
                    status, code, HttpStatus.getMessage(status) + " (injected fault)");
        }
        int status = fault.status() == null ? known.status() : fault.status();
        return new ErrorReply(status, known.code(), known.message());
    }

    private static ErrorReply known(FaultRule fault, String entity, WireProtocol protocol) {
        if (ODataService.UPDATE_CONFLICT.equals(fault.code())) {
            return protocol.updateConflict(entity);
        }
        ServiceLimit limit = ServiceLimit.of(fault.code());
        if (limit != null) {
            return protocol.throttled(limit, RateLimits.DOCUMENTED);
        }
        boolean plain429 = fault.code() == null && Integer.valueOf(429).equals(fault.status());
        return plain429 ? protocol.throttled(ServiceLimit.REQUESTS, RateLimits.DOCUMENTED) : null;
    }
}
