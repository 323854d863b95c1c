package dev.p2c.sandbox.http;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Request;

/** Runs an admitted request as a single operation or as a batch, after the simulated latency. */
final class RequestDispatcher {

    /**
     * Maximum length of an address outside batches (Dataverse Web API, "Query data", limitations).
     */
    private static final int LONGEST_URL = 32_768;

    /**
     * Longest part of a path between two slashes, outside a batch (Compose HTTP requests and handle
     * errors, "Maximum OData segment length").
     */
    private static final int LONGEST_SEGMENT = 260;

    private static final Pattern FILTER = Pattern.compile("(?:^|&)(?:\\$|%24)filter=([^&]*)");

    private final ODataService service;
    private final WireProtocol protocol;
    private final OperationRunner operations;
    private final Supplier<Latency> latency;
    private final Supplier<SizeLimits> sizes;
    private final RequestRefusal refusal;

    RequestDispatcher(
            ODataService service,
            WireProtocol protocol,
            OperationRunner operations,
            Supplier<Latency> latency,
            Supplier<SizeLimits> sizes,
            RequestRefusal refusal) {
        this.service = service;
        this.protocol = protocol;
        this.operations = operations;
        this.latency = latency;
        this.sizes = sizes;
        this.refusal = refusal;
    }

    ODataAnswer answer(Request request) throws IOException {
        int length = request.getHttpURI().getPathQuery().length();
        if (length > LONGEST_URL || sizes.get().refusesAddress(length)) {
            return refusal.refuse(414, "0x80060888", "The address has too many characters.");
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
        for (String segment : call.path().split("/")) {
            if (segment.length() > LONGEST_SEGMENT) {
                return refusal.refuse(400, "", "Bad Request - Invalid URL");
            }
        }
        latency.get().await(1);
        return sizes.get()
                .refusedFilter(filter(call))
                .map(message -> refusal.refuse(400, "0x80060888", message))
                .orElseGet(() -> operations.alone(call));
    }

    private static String filter(ODataCall call) {
        Matcher filter = FILTER.matcher(call.query());
        return filter.find() ? URLDecoder.decode(filter.group(1), StandardCharsets.UTF_8) : "";
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
            return sizes.get()
                    .refusedBatch(batch.size())
                    .map(message -> refusal.refuse(400, "0x80060888", message))
                    .orElseGet(batch::run);
        } catch (BatchSyntaxException e) {
            return refusal.refuse(400, "0x80060888", e.getMessage());
        }
    }
}
