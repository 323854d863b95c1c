package dev.p2c.sandbox.http;

import org.eclipse.jetty.http.HttpStatus;

/** What a service says to an operation that an ordered fault strikes. */
final class FaultAnswers {

    private FaultAnswers() {}

    /** The codes of the limits and {@code UpdateConflict} bring their own status and sentence. */
    static Refusal refusal(FaultRule fault, String entity, Wire wire) {
        Refusal known = known(fault, entity, wire);
        if (known == null) {
            String code = fault.code() == null ? "" : fault.code();
            int status = fault.status() == null ? 400 : fault.status();
            return new Refusal(status, code, HttpStatus.getMessage(status) + ", as ordered");
        }
        int status = fault.status() == null ? known.status() : fault.status();
        return new Refusal(status, known.code(), known.message());
    }

    private static Refusal known(FaultRule fault, String entity, Wire wire) {
        if (ODataService.UPDATE_CONFLICT.equals(fault.code())) {
            return wire.updateConflict(entity);
        }
        ServiceLimit limit = ServiceLimit.of(fault.code());
        if (limit != null) {
            return wire.throttled(limit, Limits.DOCUMENTED);
        }
        boolean plain429 = fault.code() == null && Integer.valueOf(429).equals(fault.status());
        return plain429 ? wire.throttled(ServiceLimit.REQUESTS, Limits.DOCUMENTED) : null;
    }
}
