package dev.p2c.operate;

import dev.p2c.error.UnavailableException;
import dev.p2c.login.Identity;
import dev.p2c.login.LoginRefusedException;
import dev.p2c.login.OpenIdProvider;
import dev.p2c.login.PendingLogin;
import dev.p2c.login.Users;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs people in by OpenID Connect: leads the browser to the provider, and gives it a session of
 * Hawtio when it comes back. Refused logins are slowed as wrong passwords are.
 */
final class OpenIdFilter implements Filter {

    static final String BEGIN = "/auth/openid";
    static final String END = "/auth/openid/end";

    private static final Logger LOG = LoggerFactory.getLogger(OpenIdFilter.class);
    private static final String COOKIE = "p2c-openid";
    private static final int TEN_MINUTES = 600;
    private static final int HALF_AN_HOUR = 1800;
    private static final int TOO_MANY_REQUESTS = 429;

    private final OpenIdProvider provider;
    private final FailedLogins failures;

    OpenIdFilter(OpenIdProvider provider, FailedLogins failures) {
        this.provider = provider;
        this.failures = failures;
    }

    @Override
    public void doFilter(ServletRequest any, ServletResponse to, FilterChain next)
            throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) any;
        HttpServletResponse response = (HttpServletResponse) to;
        if (!"GET".equals(request.getMethod())) {
            response.setHeader("Allow", "GET");
            response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
            return;
        }
        try {
            if (request.getServletPath().equals(END)) {
                end(request, response);
            } else {
                begin(request, response);
            }
        } catch (LoginRefusedException e) {
            LOG.warn("A login by OpenID Connect is refused: {}", e.getMessage());
            int status = HttpServletResponse.SC_FORBIDDEN;
            LoginPage.refused(request, response, status, e.getMessage());
        } catch (UnavailableException e) {
            LOG.warn("Nobody can log in by OpenID Connect: {}", e.getMessage());
            int status = HttpServletResponse.SC_SERVICE_UNAVAILABLE;
            LoginPage.refused(request, response, status, "the provider does not answer");
        }
    }

    private void begin(HttpServletRequest request, HttpServletResponse response) {
        PendingLogin login = PendingLogin.begin();
        URI page = provider.page(login, back(request));
        response.addCookie(cookie(request, login.text(), TEN_MINUTES));
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Location", page.toString());
        response.setStatus(HttpServletResponse.SC_FOUND);
    }

    private void end(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.addCookie(cookie(request, "", 0));
        AtomicReference<Identity> found = new AtomicReference<>();
        AtomicReference<RuntimeException> failure = new AtomicReference<>();
        LoginAttempt attempt =
                new LoginAttempt(
                        "openid " + ClientNetwork.of(request.getRemoteAddr()),
                        String.valueOf(request.getQueryString()),
                        () -> look(request, found, failure));
        Duration wait = failures.judge(attempt);
        if (failure.get() instanceof UnavailableException e) {
            throw e;
        }
        if (!wait.isZero()) {
            response.setHeader("Retry-After", String.valueOf(FailedLogins.seconds(wait)));
            String text = "too many logins were refused; try again in a few seconds";
            LoginPage.refused(request, response, TOO_MANY_REQUESTS, text);
        } else if (found.get() != null) {
            enter(request, found.get());
            LoginPage.entered(request, response);
        } else {
            throw Optional.ofNullable(failure.get())
                    .orElseGet(() -> new LoginRefusedException("the login was used already"));
        }
    }

    /** The failure is kept, because requests that share a look share its outcome only. */
    private Users.Outcome look(
            HttpServletRequest request,
            AtomicReference<Identity> found,
            AtomicReference<RuntimeException> failure) {
        try {
            found.set(identity(request));
            return Users.Outcome.RIGHT;
        } catch (LoginRefusedException e) {
            failure.set(e);
            return Users.Outcome.WRONG;
        } catch (UnavailableException e) {
            failure.set(e);
            return Users.Outcome.BUSY; // nobody's mistake here
        }
    }

    private Identity identity(HttpServletRequest request) {
        PendingLogin login =
                pending(request)
                        .filter(one -> one.hasState(request.getParameter("state")))
                        .orElseThrow(
                                () ->
                                        new LoginRefusedException(
                                                "this browser has begun no such login, or more"
                                                        + " than ten minutes ago"));
        String code = request.getParameter("code");
        if (code == null || code.isEmpty()) {
            throw new LoginRefusedException(
                    "the provider ended the login: "
                            + OpenIdProvider.word(String.valueOf(request.getParameter("error"))));
        }
        return provider.identity(code, login, back(request));
    }

    private static Optional<PendingLogin> pending(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .findFirst()
                .flatMap(cookie -> PendingLogin.parse(cookie.getValue()));
    }

    /** Begins a session as Hawtio does after a login with a password. */
    private static void enter(HttpServletRequest request, Identity who) {
        HttpSession before = request.getSession(false);
        if (before != null) {
            before.invalidate();
        }
        HttpSession session = request.getSession(true);
        session.setAttribute(SessionFilter.SUBJECT, UserPrincipal.subject(who));
        session.setAttribute("user", who.name());
        session.setAttribute("loginTime", System.currentTimeMillis());
        session.setMaxInactiveInterval(HALF_AN_HOUR);
        LOG.info("{} logged in by OpenID Connect as {}", who.name(), who.role().word());
    }

    /** The address to which the provider redirects the browser; it is registered there. */
    private URI back(HttpServletRequest request) {
        String console =
                provider.settings()
                        .console()
                        .map(URI::toString)
                        .orElseGet(
                                () ->
                                        request.getRequestURL()
                                                .toString()
                                                .replaceFirst("/auth/openid.*", ""));
        return URI.create(console.replaceFirst("/+$", "") + END);
    }

    /** Lax, because the provider's page leads back here. */
    private static Cookie cookie(HttpServletRequest request, String value, int seconds) {
        Cookie cookie = new Cookie(COOKIE, value);
        cookie.setPath(request.getContextPath() + BEGIN);
        cookie.setMaxAge(seconds);
        cookie.setHttpOnly(true);
        cookie.setSecure(request.isSecure());
        cookie.setAttribute("SameSite", "Lax");
        return cookie;
    }
}
