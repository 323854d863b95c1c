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
 * Serves {@code /observe/health} and {@code /observe/metrics} to clients that log in, and {@code
 * /observe/health/live} and {@code /observe/health/ready}, which contain no details, to all.
 */
final class ObserveEndpoint extends Handler.Abstract {

    private static final String METRICS = "/metrics";

    private final Map<String, Supplier<ObserveAnswer>> open;
    private final Map<String, Supplier<ObserveAnswer>> closed;
    private final ConsoleCredentials logins;

    private ObserveEndpoint(Health health, Metrics metrics, ConsoleCredentials logins) {
        this.open = Map.of("/health/live", health::live, "/health/ready", health::ready);
        this.closed = Map.of("/health", health::all, METRICS, metrics::text);
        this.logins = logins;
    }

    /** Creates the handler of the path {@code /observe}. */
    static Handler of(Health health, Metrics metrics, ConsoleCredentials logins) {
        return new ContextHandler(new ObserveEndpoint(health, metrics, logins), "/observe");
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String path = Request.getPathInContext(request);
        Supplier<ObserveAnswer> answer = open.getOrDefault(path, closed.get(path));
        if (answer == null) {
            return false;
        }
        write(answer(request, path, response, answer), response, callback);
        return true;
    }

    private ObserveAnswer answer(
            Request request, String path, Response to, Supplier<ObserveAnswer> answer) {
        if (!HttpMethod.GET.is(request.getMethod()) && !HttpMethod.HEAD.is(request.getMethod())) {
            to.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD");
            return ObserveAnswer.text(
                    HttpStatus.METHOD_NOT_ALLOWED_405, "only GET and HEAD are allowed\n");
        }
        if (!open.containsKey(path) && !mayLook(request, path)) {
            to.getHeaders().put(HttpHeader.WWW_AUTHENTICATE, "Basic realm=\"p2c\"");
            return ObserveAnswer.text(HttpStatus.UNAUTHORIZED_401, "log in as a user of Hawtio\n");
        }
        return answer.get();
    }

    private boolean mayLook(Request request, String path) {
        return logins.known(request).isPresent()
                || path.equals(METRICS) && logins.isScraper(request);
    }

    private static void write(ObserveAnswer given, Response response, Callback callback) {
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

    /** The answer of an endpoint. */
    record ObserveAnswer(int status, String contentType, String body) {

        private static ObserveAnswer text(int status, String body) {
            return new ObserveAnswer(status, "text/plain; charset=utf-8", body);
        }
    }
}
