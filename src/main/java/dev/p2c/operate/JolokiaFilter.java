package dev.p2c.operate;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Keeps Jolokia from filling the memory of this process: limits the requests of a bulk, and how
 * many large answers are built at once. Refusals are JSON with {@code status} and {@code error}, as
 * Jolokia's own.
 */
final class JolokiaFilter implements Filter {

    static final String PATH = "/jolokia/*";

    /** Hawtio asks for one bean each in a folder; the largest folder has some three hundred. */
    static final int MOST_REQUESTS = 1000;

    static final int MOST_LARGE = 3;

    private static final int LARGE_AT_ONCE = 2;
    private static final int PATIENCE_SECONDS = 20;
    private static final int TOO_LARGE = 413;

    private final Semaphore large = new Semaphore(LARGE_AT_ONCE, true);

    @Override
    public void doFilter(ServletRequest any, ServletResponse to, FilterChain next)
            throws IOException, ServletException {
        ConsoleUser.from(any.getRemoteAddr());
        try {
            filter((HttpServletRequest) any, (HttpServletResponse) to, next);
        } finally {
            ConsoleUser.from(null);
        }
    }

    private void filter(HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws IOException, ServletException {
        if (!"POST".equals(request.getMethod())) {
            String path = String.valueOf(request.getPathInfo());
            pass(JolokiaCost.ofPath(path), request, response, next);
            return;
        }
        byte[] body = request.getInputStream().readAllBytes();
        JolokiaCost cost;
        try {
            cost = JolokiaCost.ofBody(body);
        } catch (IOException e) {
            // Jolokia's own answer to no body, which comes after the login.
            next.doFilter(new RereadRequest(request, new byte[0]), response);
            return;
        }
        pass(cost, new RereadRequest(request, body), response, next);
    }

    private void pass(
            JolokiaCost cost,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain next)
            throws IOException, ServletException {
        if (cost.requests() > MOST_REQUESTS || cost.large() > MOST_LARGE) {
            String text =
                    "%d requests in one body, %d of them large (list, dump, name patterns); at most %d and %d are answered: send several bodies"
                            .formatted(cost.requests(), cost.large(), MOST_REQUESTS, MOST_LARGE);
            refuse(response, TOO_LARGE, text);
        } else if (cost.large() == 0) {
            next.doFilter(request, response);
        } else {
            inTurn(request, response, next);
        }
    }

    private void inTurn(HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws IOException, ServletException {
        if (!isItsTurn()) {
            response.setHeader("Retry-After", "1");
            String text = "other large requests are under way; try again";
            refuse(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, text);
            return;
        }
        try {
            next.doFilter(request, response);
        } finally {
            large.release();
        }
    }

    private boolean isItsTurn() {
        try {
            return large.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void refuse(HttpServletResponse response, int status, String text)
            throws IOException {
        response.setStatus(status);
        response.setContentType("application/json;charset=utf-8");
        response.getWriter().write("{\"status\":%d,\"error\":\"%s\"}".formatted(status, text));
    }
}
