package dev.p2c.sandbox.http;

import java.io.IOException;
import java.util.function.Supplier;
import org.eclipse.jetty.server.Request;

/** Runs an admitted request as a single operation or as a batch, after the simulated latency. */
final class RequestDispatcher {

    /**
     * Maximum length of an address outside batches (Dataverse Web API, "Query data", limitations).
     */
    private static final int LONGEST_URL = 32_768;

    private final ODataService service;
    private final WireProtocol protocol;
    private final OperationRunner operations;
    private final Supplier<Latency> latency;
    private final RequestRefusal refusal;

    RequestDispatcher(
            ODataService service,
            WireProtocol protocol,
            OperationRunner operations,
            Supplier<Latency> latency,
            RequestRefusal refusal) {
        this.service = service;
        this.protocol = protocol;
        this.operations = operations;
        this.latency = latency;
        this.refusal = refusal;
    }

    ODataAnswer answer(Request request) throws IOException {
        if (request.getHttpURI().getPathQuery().length() > LONGEST_URL) {
            return refusal.refuse(
                    414, "0x80060888", "The address is longer than 32,768 characters.");
        }
        String root = protocol.root().of(request.getHttpURI().getPath());
        if (root == null) {
            String message =
                    "No HTTP resource was found that matches the request URI '%s'."
                            .formatted(request.getHttpURI());
            return refusal.refuse(404, "", message);
        }
        ODataCall call = RequestReader.call(request, root);
        return call.path().equals("$batch") || call.path().equals("%24batch")
                ? batch(call)
                : single(call);
    }

    private ODataAnswer single(ODataCall call) {
        latency.get().await(1);
        return operations.alone(call);
    }

    private ODataAnswer batch(ODataCall call) {
        if (!"POST".equals(call.method())) {
            return refusal.refuse(405, "", "A batch must be sent with POST.");
        }
        return operations.batch(call, () -> batched(call));
    }

    private ODataAnswer batched(ODataCall call) {
        try {
            BatchExecution batch = new BatchExecution(service, protocol, operations, call);
            latency.get().await(batch.size());
            return batch.run();
        } catch (BatchSyntaxException e) {
            return refusal.refuse(400, "0x80060888", e.getMessage());
        }
    }
}
