package dev.p2c.operate;

import java.time.Duration;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * The first handler of every request to the console: it refuses addresses with too many failed
 * logins (429) and requests that pages of other sites send (403).
 */
final class RequestGuard extends Handler.Wrapper {

    private static final String LOGIN_PAGE = "/hawtio/auth/login";

    private final FailedLogins failures;

    RequestGuard(Handler inside, FailedLogins failures) {
        super(inside);
        this.failures = failures;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (isFromAnotherSite(request)) {
            Response.writeError(request, response, callback, HttpStatus.FORBIDDEN_403);
            return true;
        }
        if (!hasPassword(request)) {
            return super.handle(request, response, callback);
        }
        String address = Request.getRemoteAddr(request);
        Duration wait = failures.wait(address);
        if (!wait.isZero()) {
            response.getHeaders().put(HttpHeader.RETRY_AFTER, wait.toSeconds() + 1);
            Response.writeError(request, response, callback, HttpStatus.TOO_MANY_REQUESTS_429);
            return true;
        }
        Request.addCompletionListener(
                request,
                failure -> {
                    if (isRefusal(response.getStatus())) {
                        failures.add(address);
                    }
                });
        return super.handle(request, response, callback);
    }

    private static boolean isRefusal(int status) {
        return status == HttpStatus.UNAUTHORIZED_401 || status == HttpStatus.FORBIDDEN_403;
    }

    private static boolean hasPassword(Request request) {
        return request.getHeaders().contains(HttpHeader.AUTHORIZATION)
                || HttpMethod.POST.is(request.getMethod())
                        && request.getHttpURI().getCanonicalPath().startsWith(LOGIN_PAGE);
    }

    /** Evaluates the browser's Fetch Metadata headers; following a link to Hawtio is allowed. */
    private static boolean isFromAnotherSite(Request request) {
        return "cross-site".equals(request.getHeaders().get("Sec-Fetch-Site"))
                && !"navigate".equals(request.getHeaders().get("Sec-Fetch-Mode"));
    }
}
