package dev.p2c.operate;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.util.Callback;

/** {@code /observe/health}, {@code /health/live}, {@code /health/ready} and {@code /metrics}. */
public final class Observe extends Handler.Abstract {

    private final Map<String, Supplier<Answer>> answers;

    private Observe(Map<String, Supplier<Answer>> answers) {
        this.answers = Map.copyOf(answers);
    }

    /** A handler for the console. */
    public static Handler of(Health health, Metrics metrics) {
        return new ContextHandler(
                new Observe(
                        Map.of(
                                "/health", health::all,
                                "/health/live", health::live,
                                "/health/ready", health::ready,
                                "/metrics", metrics::text)),
                "/observe");
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Supplier<Answer> answer = answers.get(Request.getPathInContext(request));
        if (answer == null) {
            return false;
        }
        Answer given = answer.get();
        response.setStatus(given.status());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, given.contentType());
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        byte[] body = given.body().getBytes(StandardCharsets.UTF_8);
        response.write(true, ByteBuffer.wrap(body), callback);
        return true;
    }

    /** What an endpoint says. */
    record Answer(int status, String contentType, String body) {}
}
