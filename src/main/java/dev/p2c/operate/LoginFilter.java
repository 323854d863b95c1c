package dev.p2c.operate;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;

/** Slows Hawtio's login page after wrong passwords, as {@link RequestGuard} slows HTTP Basic. */
final class LoginFilter implements Filter {

    static final String PATH = "/auth/login";

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int LONGEST_LOGIN = 4096;

    private final ObjectMapper json = new ObjectMapper();
    private final ConsoleCredentials logins;
    private final FailedLogins failures;

    LoginFilter(ConsoleCredentials logins, FailedLogins failures) {
        this.logins = logins;
        this.failures = failures;
    }

    @Override
    public void doFilter(ServletRequest any, ServletResponse to, FilterChain next)
            throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) any;
        HttpServletResponse response = (HttpServletResponse) to;
        if (!"POST".equals(request.getMethod())) {
            next.doFilter(request, response);
            return;
        }
        byte[] body = request.getInputStream().readNBytes(LONGEST_LOGIN);
        JsonNode login = read(new String(body, UTF_8));
        LoginAttempt attempt =
                LoginAttempt.of(
                        login.path("username").asText(),
                        login.path("password").asText(),
                        request.getRemoteAddr(),
                        logins);
        Duration wait = failures.judge(attempt);
        if (wait.isZero()) {
            next.doFilter(new RereadRequest(request, body), response);
        } else {
            response.setHeader("Retry-After", String.valueOf(FailedLogins.seconds(wait)));
            response.setStatus(TOO_MANY_REQUESTS);
        }
    }

    private JsonNode read(String body) {
        try {
            return json.readTree(body);
        } catch (JsonProcessingException e) {
            return json.missingNode();
        }
    }
}
