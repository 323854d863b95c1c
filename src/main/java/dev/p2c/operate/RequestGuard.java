package dev.p2c.operate;

import dev.p2c.text.Hosts;
import java.net.URI;
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
 * (405), requests that pages of other origins or host names send (403), operations by GET (403),
 * and logins that must wait after wrong passwords (429).
 */
final class RequestGuard extends Handler.Wrapper {

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST");
    private static final Pattern JOLOKIA = Pattern.compile("(?i)/hawtio/jolokia(/.*)?");

    /** The paths below Jolokia's own that look. */
    static final String READING_PATH = "/?|/(version|read|list|search)(/.*)?";

    /** What Jolokia may be asked by GET; all else, {@code exec} and {@code write} among it, not. */
    private static final Pattern READING = Pattern.compile("/hawtio/jolokia(" + READING_PATH + ")");

    /** Hawtio makes three operations of a GET whose path has this anywhere. */
    private static final String RECORDING = "exec/jdk.management.jfr";

    /** Jolokia also takes the path of a GET from "p", and answers with a script for "callback". */
    private static final Set<String> PARAMETERS = Set.of("p", "callback");

    private final ConsoleCredentials logins;
    private final FailedLogins failures;
    private final boolean onlyThisMachine;

    /**
     * @param onlyThisMachine whether the console listens to this machine only, without a proxy
     */
    RequestGuard(
            Handler inside,
            ConsoleCredentials logins,
            FailedLogins failures,
            boolean onlyThisMachine) {
        super(inside);
        this.onlyThisMachine = onlyThisMachine;
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
        if (isForeignHost(request)) {
            String text =
                    "Host is not this machine, to which the console listens; behind a proxy set"
                            + " p2c.http.proxies";
            return refuse(request, response, callback, HttpStatus.FORBIDDEN_403, text);
        }
        if (isOperationByGet(request)) {
            String text = "operations and writes need POST, and no answer is a script";
            return refuse(request, response, callback, HttpStatus.FORBIDDEN_403, text);
        }
        if (request.getHeaders().contains(HttpHeader.AUTHORIZATION)) {
            LoginAttempt attempt = LoginAttempt.of(request, logins);
            Duration wait = failures.judge(attempt);
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
        return JOLOKIA.matcher(path).matches()
                && (!READING.matcher(path).matches()
                        || request.getHttpURI().getPath().contains(RECORDING)
                        || hasParameter(request));
    }

    private static boolean hasParameter(Request request) {
        String query = request.getHttpURI().getQuery();
        if (query == null) {
            return false;
        }
        try {
            return Request.extractQueryParameters(request).getNames().stream()
                    .anyMatch(PARAMETERS::contains);
        } catch (RuntimeException e) {
            return true; // No parameter of Hawtio is encoded wrongly.
        }
    }

    /** DNS rebinding: a page of any name that leads to this machine has that name as its origin. */
    private boolean isForeignHost(Request request) {
        return onlyThisMachine && !isThisMachine(request.getHttpURI().getHost());
    }

    private static boolean isThisMachine(String host) {
        try {
            return host != null && Hosts.isThisMachine(URI.create("http://" + host));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
