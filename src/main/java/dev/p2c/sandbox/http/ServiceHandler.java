package dev.p2c.sandbox.http;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens to a request before and after the service sees its operations: control calls, token,
 * limits, latency, batch, and the headers that each answer bears.
 */
final class ServiceHandler extends Handler.Abstract {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceHandler.class);

    /** Dataverse Web API, "Query data", limitations; inside a batch an address may be longer. */
    private static final int LONGEST_URL = 32_768;

    private static final byte[] EMPTY = {};

    private final ODataService service;
    private final WireProtocol protocol;
    private final Tokens tokens;
    private final RequestStatistics stats = new RequestStatistics();
    private final RateLimiters limiters;
    private final OperationRunner operations;
    private final ControlCalls control;

    ServiceHandler(
            ODataService service,
            WireProtocol protocol,
            Tokens tokens,
            StoryControl story,
            Clock clock) {
        this.service = service;
        this.protocol = protocol;
        this.tokens = tokens;
        this.limiters = new RateLimiters(clock);
        InjectedFaults faults = new InjectedFaults(clock);
        this.operations = new OperationRunner(service, protocol, faults, stats);
        this.control = new ControlCalls(service, stats, faults, limiters, story);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        long started = System.nanoTime();
        try {
            ODataAnswer answer = answerOrBug(request, started);
            RateLimiter limiter = limiters.of(user(request));
            protocol.stamp(response.getHeaders(), limiter, System.nanoTime() - started);
            write(request, response, answer);
            callback.succeeded();
        } catch (DroppedConnectionException e) {
            request.getConnectionMetaData().getConnection().getEndPoint().close();
            callback.failed(e);
        } catch (IOException e) {
            callback.failed(e);
        }
        return true;
    }

    private ODataAnswer answerOrBug(Request request, long started) throws IOException {
        try {
            return answer(request, started);
        } catch (DroppedConnectionException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error(
                    "{} {} failed in the stand-in itself",
                    request.getMethod(),
                    request.getHttpURI(),
                    e);
            return service.error(500, protocol.code("0x80040216"), "An unexpected error occurred.");
        }
    }

    /** What is written in part when it fails is left so: the client must not take it for whole. */
    private static void write(Request request, Response response, ODataAnswer answer)
            throws IOException {
        // A refusal comes before the body is read: closing on it would reset the client's sending.
        org.eclipse.jetty.io.Content.Source.consumeAll(request);
        response.setStatus(answer.status());
        answer.headers().forEach(response.getHeaders()::put);
        OutputStream out = Response.asBufferedOutputStream(request, response);
        answer.content().writeTo(out);
        out.close();
    }

    private ODataAnswer answer(Request request, long started) throws IOException {
        String path = request.getHttpURI().getPath();
        if (path.startsWith(ControlCalls.ROOT)) {
            String call = path.substring(ControlCalls.ROOT.length());
            return control.answer(request.getMethod(), call, body(request));
        }
        stats.request();
        String unauthorized = tokens.refusal(authorization(request), Request.getLocalPort(request));
        return unauthorized == null
                ? authorized(request, path, started)
                : refused(401, "0x80048306", unauthorized)
                        .with("WWW-Authenticate", challenge(request));
    }

    private static String authorization(Request request) {
        return request.getHeaders().get("Authorization");
    }

    private String user(Request request) {
        return tokens.user(authorization(request));
    }

    private ODataAnswer authorized(Request request, String path, long started) throws IOException {
        RateLimiter limiter = limiters.of(user(request));
        RateLimiter.Throttled throttled = limiter.enter();
        try {
            return throttled == null ? admitted(request, path) : throttled(throttled);
        } finally {
            long nanos = throttled == null ? System.nanoTime() - started : 0;
            limiter.leave(TimeUnit.NANOSECONDS.toMillis(nanos));
        }
    }

    private ODataAnswer throttled(RateLimiter.Throttled throttled) {
        ErrorReply refusal = protocol.throttled(throttled.limit(), throttled.limits());
        return refused(refusal.status(), refusal.code(), refusal.message())
                .with("Retry-After", Long.toString(throttled.retryAfter()));
    }

    private ODataAnswer refused(int status, String code, String message) {
        stats.refused(status);
        return service.error(status, protocol.code(code), message);
    }

    private ODataAnswer admitted(Request request, String path) throws IOException {
        if (request.getHttpURI().getPathQuery().length() > LONGEST_URL) {
            return refused(414, "0x80060888", "The address is longer than 32,768 characters.");
        }
        String root = protocol.root().of(path);
        if (root == null) {
            String message =
                    "No HTTP resource was found that matches the request URI '%s'."
                            .formatted(request.getHttpURI());
            return refused(404, "", message);
        }
        ODataCall call = call(request, path, root);
        return call.path().equals("$batch") || call.path().equals("%24batch")
                ? batch(call)
                : alone(call);
    }

    private ODataAnswer alone(ODataCall call) {
        control.latency().await(1);
        return operations.alone(call);
    }

    private ODataAnswer batch(ODataCall call) {
        if (!"POST".equals(call.method())) {
            return refused(405, "", "A batch is sent with POST.");
        }
        return operations.batch(call, () -> batched(call));
    }

    private ODataAnswer batched(ODataCall call) {
        try {
            BatchExecution batch = new BatchExecution(service, protocol, operations, call);
            control.latency().await(batch.size());
            return batch.run();
        } catch (BatchSyntaxException e) {
            return refused(400, "0x80060888", e.getMessage());
        }
    }

    private String challenge(Request request) {
        URI issuer = tokens.issuer();
        return "Bearer authorization_uri=%s/sandbox/oauth2/authorize, resource_id=%s/"
                .formatted(issuer, authority(request));
    }

    private static ODataCall call(Request request, String path, String root) throws IOException {
        HttpURI uri = request.getHttpURI();
        return new ODataCall(
                request.getMethod(),
                ServiceRoot.relative(path, root),
                uri.getQuery() == null ? "" : uri.getQuery(),
                headers(request),
                body(request),
                authority(request) + root);
    }

    private static String authority(Request request) {
        HttpURI uri = request.getHttpURI();
        return uri.getScheme() + "://" + uri.getAuthority();
    }

    /** {@code If-None-Match: null} is recommended to clients and means that there is none. */
    private static Map<String, String> headers(Request request) {
        Map<String, String> headers = new HashMap<>();
        for (HttpField field : request.getHeaders()) {
            headers.merge(
                    field.getLowerCaseName(), field.getValue(), (one, more) -> one + "," + more);
        }
        headers.remove("if-none-match", "null");
        return headers;
    }

    private static byte[] body(Request request) throws IOException {
        return request.getLength() == 0
                ? EMPTY
                : org.eclipse.jetty.io.Content.Source.asInputStream(request).readAllBytes();
    }
}
