package dev.p2c.sandbox.http;

import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs single operations: applies injected faults, calls the service and updates the statistics.
 */
final class OperationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(OperationRunner.class);

    private final ODataService service;
    private final WireProtocol protocol;
    private final InjectedFaults faults;
    private final RequestStatistics statistics;

    OperationRunner(
            ODataService service,
            WireProtocol protocol,
            InjectedFaults faults,
            RequestStatistics statistics) {
        this.service = service;
        this.protocol = protocol;
        this.faults = faults;
        this.statistics = statistics;
    }

    /** Runs an operation that is an HTTP request of its own. */
    ODataAnswer alone(ODataCall call) {
        return counted(call, run(call, false));
    }

    /**
     * Runs an operation of a batch. The latency of a fault inside a change set is spent while the
     * change set holds the store, as a slow write holds its locks.
     */
    ODataAnswer batched(ODataCall call) {
        ODataAnswer answer = run(call, true);
        int status = protocol.statusInBatch(call.method(), answer.status());
        if (status == answer.status()) {
            return counted(call, answer);
        }
        return counted(call, new ODataAnswer(status, answer.headers(), answer.content()));
    }

    /** Error response for an operation of a batch that does not reach the service. */
    ODataAnswer refused(ODataCall call, String message) {
        return counted(call, service.error(400, protocol.code("0x80060888"), message));
    }

    /** Runs a whole batch, unless an injected fault answers it. */
    ODataAnswer batch(ODataCall call, Supplier<ODataAnswer> work) {
        FaultRule fault = faults.due(call.method(), call.path(), call.query(), false);
        ODataAnswer refusal = before(fault, call.path());
        if (refusal == null) {
            return after(fault, work.get());
        }
        statistics.refused(refusal.status());
        return refusal;
    }

    private ODataAnswer counted(ODataCall call, ODataAnswer answer) {
        statistics.operation(call.method(), call.entity(), answer.status());
        return answer;
    }

    private ODataAnswer run(ODataCall call, boolean batched) {
        FaultRule fault = faults.due(call.method(), call.path(), call.query(), batched);
        ODataAnswer refusal = before(fault, call.entity());
        return refusal == null ? after(fault, handle(call)) : refusal;
    }

    private static ODataAnswer after(FaultRule fault, ODataAnswer answer) {
        if (fault != null && fault.drop() == FaultRule.Drop.AFTER) {
            throw new DroppedConnectionException();
        }
        return answer;
    }

    /** Error response of an injected fault; null if the operation is to be run. */
    private ODataAnswer before(FaultRule fault, String entity) {
        if (fault == null) {
            return null;
        }
        Latency.pause(fault.latencyMs());
        if (fault.drop() == FaultRule.Drop.BEFORE) {
            throw new DroppedConnectionException();
        }
        if (!fault.answers()) {
            return null;
        }
        ErrorReply refusal = InjectedErrors.refusal(fault, service.rowType(entity), protocol);
        ODataAnswer answer = service.error(refusal.status(), refusal.code(), refusal.message());
        return fault.retryAfter() == null
                ? answer
                : answer.with("Retry-After", fault.retryAfter().toString());
    }

    private ODataAnswer handle(ODataCall call) {
        try {
            return service.handle(call);
        } catch (RuntimeException e) {
            LOG.error("{} {} failed: an error in the stand-in", call.method(), call.path(), e);
            return service.error(500, protocol.code("0x80040216"), "An unexpected error occurred.");
        }
    }
}
