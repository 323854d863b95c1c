package dev.p2c.operate;

import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * The first handler of every request to the console. It refuses methods that nothing here needs
 * (405), requests that pages of other origins send (403), operations by GET (403), and logins that
 * must wait after wrong passwords (429).
 */
final class RequestGuard extends Handler.Wrapper {

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST");
    private static final Pattern JOLOKIA = Pattern.compile("(?i)/hawtio/jolokia(/.*)?");

    /** What Jolokia may be asked by GET; all else, {@code exec} and {@code write} among it, not. */
    private static final Pattern READING =
            Pattern.compile("/hawtio/jolokia(/?|/(version|read|list|search)(/.*)?)");

    /** Jolokia also takes the path of a GET from this parameter. */
    private static final Pattern PATH_PARAMETER = Pattern.compile("(^|.*[&;])(p|%70)=.*");

    private final ConsoleCredentials logins;
    private final FailedLogins failures;

    RequestGuard(Handler inside, ConsoleCredentials logins, FailedLogins failures) {
        super(inside);
        this.logins = logins;
        this.failures = failures;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (!METHODS.contains(request.getMethod())) {
            response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD, POST");
            return refuse(request, response, callback, HttpStatus.METHOD_NOT_ALLOWED_405, null);
        }
        if (OwnOrigin.isForeign(request)) {
            String text =
                    "a page of another origin sent this request; behind a proxy p2c.http.proxies"
                            + " must name the proxy, which must set X-Forwarded-Proto and -Host";
            return refuse(request, response, callback, HttpStatus.FORBIDDEN_403, text);
        }
        if (isOperationByGet(request)) {
            String text = "operations and writes need POST";
            return refuse(request, response, callback, HttpStatus.FORBIDDEN_403, text);
        }
        if (request.getHeaders().contains(HttpHeader.AUTHORIZATION)) {
            LoginAttempt attempt = LoginAttempt.of(request, logins);
            Duration wait = failures.judge(attempt.key(), attempt.isRight());
            if (!wait.isZero()) {
                response.getHeaders().put(HttpHeader.RETRY_AFTER, FailedLogins.seconds(wait));
                int status = HttpStatus.TOO_MANY_REQUESTS_429;
                return refuse(request, response, callback, status, "wait after a wrong password");
            }
        }
        return super.handle(request, response, callback);
    }

    private static boolean refuse(
            Request request, Response response, Callback callback, int status, String text) {
        Response.writeError(request, response, callback, status, text);
        return true;
    }

    private static boolean isOperationByGet(Request request) {
        String path = request.getHttpURI().getCanonicalPath();
        if (HttpMethod.POST.is(request.getMethod()) || path == null) {
            return false;
        }
        String query = request.getHttpURI().getQuery();
        return JOLOKIA.matcher(path).matches()
                && (!READING.matcher(path).matches()
                        || query != null && PATH_PARAMETER.matcher(query).matches());
    }
}
