package dev.p2c.operate;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.util.Callback;

/**
 * {@code /observe/health} and {@code /metrics} for those who may look, {@code /health/live} and
 * {@code /health/ready} for everybody: they say up or down and nothing else.
 */
final class Observe extends Handler.Abstract {

    private static final String METRICS = "/metrics";

    private final Map<String, Supplier<Answer>> open;
    private final Map<String, Supplier<Answer>> closed;
    private final Logins logins;

    private Observe(Health health, Metrics metrics, Logins logins) {
        this.open = Map.of("/health/live", health::live, "/health/ready", health::ready);
        this.closed = Map.of("/health", health::all, METRICS, metrics::text);
        this.logins = logins;
    }

    /** A handler for the console. */
    static Handler of(Health health, Metrics metrics, Logins logins) {
        return new ContextHandler(new Observe(health, metrics, logins), "/observe");
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String path = Request.getPathInContext(request);
        Supplier<Answer> answer = open.getOrDefault(path, closed.get(path));
        if (answer == null) {
            return false;
        }
        write(answer(request, path, response, answer), response, callback);
        return true;
    }

    private Answer answer(Request request, String path, Response to, Supplier<Answer> answer) {
        if (!HttpMethod.GET.is(request.getMethod()) && !HttpMethod.HEAD.is(request.getMethod())) {
            to.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD");
            return Answer.text(HttpStatus.METHOD_NOT_ALLOWED_405, "only to be read\n");
        }
        if (!open.containsKey(path) && !mayLook(request, path)) {
            to.getHeaders().put(HttpHeader.WWW_AUTHENTICATE, "Basic realm=\"p2c\"");
            return Answer.text(HttpStatus.UNAUTHORIZED_401, "log in as the operator of Hawtio\n");
        }
        return answer.get();
    }

    private boolean mayLook(Request request, String path) {
        return logins.isOperator(request) || path.equals(METRICS) && logins.isScraper(request);
    }

    private static void write(Answer given, Response response, Callback callback) {
        response.setStatus(given.status());
        var headers = response.getHeaders();
        headers.put(HttpHeader.CONTENT_TYPE, given.contentType());
        headers.put(HttpHeader.CACHE_CONTROL, "no-store");
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("X-Frame-Options", "DENY");
        headers.put("Referrer-Policy", "no-referrer");
        headers.put("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        byte[] body = given.body().getBytes(StandardCharsets.UTF_8);
        response.write(true, ByteBuffer.wrap(body), callback);
    }

    /** What an endpoint says. */
    record Answer(int status, String contentType, String body) {

        private static Answer text(int status, String body) {
            return new Answer(status, "text/plain; charset=utf-8", body);
        }
    }
}
