package dev.p2c.sandbox.http;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jetty.http.DateGenerator;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers the HTTP requests to one service: its control calls, and its OData requests. */
final class ServiceEndpoint extends Handler.Abstract {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceEndpoint.class);

    private final ODataService service;
    private final WireProtocol protocol;
    private final RequestStatistics statistics = new RequestStatistics();
    private final RequestAdmission admission;
    private final RequestDispatcher dispatcher;
    private final ControlCalls control;
    private final Clock clock;

    ServiceEndpoint(
            ODataService service,
            WireProtocol protocol,
            Tokens tokens,
            StoryControl story,
            Clock clock) {
        this.service = service;
        this.protocol = protocol;
        this.clock = clock;
        RateLimiters limiters = new RateLimiters(clock);
        InjectedFaults faults = new InjectedFaults(clock);
        RequestRefusal refusal = new RequestRefusal(service, protocol, statistics);
        this.control = new ControlCalls(service, statistics, faults, limiters, story);
        this.admission = new RequestAdmission(protocol, tokens, limiters, refusal);
        this.dispatcher =
                new RequestDispatcher(
                        service,
                        protocol,
                        new OperationRunner(service, protocol, faults, statistics),
                        control::latency,
                        control::sizes,
                        refusal);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        long started = System.nanoTime();
        try {
            ODataAnswer answer = answerOrBug(request, started);
            RateLimiter limiter = admission.limiter(request);
            protocol.stamp(response.getHeaders(), limiter, System.nanoTime() - started);
            response.getHeaders().put(HttpHeader.DATE, DateGenerator.formatDate(clock.millis()));
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
                    "{} {} failed: an error in the stand-in",
                    request.getMethod(),
                    request.getHttpURI(),
                    e);
            return service.error(500, protocol.code("0x80040216"), "An unexpected error occurred.");
        }
    }

    private ODataAnswer answer(Request request, long started) throws IOException {
        String path = request.getHttpURI().getPath();
        if (path.startsWith(ControlCalls.ROOT)) {
            String call = path.substring(ControlCalls.ROOT.length());
            return control.answer(request.getMethod(), call, RequestReader.body(request));
        }
        statistics.request();
        return admission.admit(request, started, () -> dispatcher.answer(request));
    }

    /** Sends a response. If sending fails, the response stays incomplete, so the client sees it. */
    private static void write(Request request, Response response, ODataAnswer answer)
            throws IOException {
        // A request may be refused before its body is read. Without reading the rest, closing
        // the connection would reset a client that is still sending.
        Content.Source.consumeAll(request);
        response.setStatus(answer.status());
        answer.headers().forEach(response.getHeaders()::put);
        boolean zipped = Compression.begins(request, response);
        OutputStream plain = Response.asBufferedOutputStream(request, response);
        OutputStream out = zipped ? new GZIPOutputStream(plain) : plain;
        answer.content().writeTo(out);
        out.close();
    }
}
