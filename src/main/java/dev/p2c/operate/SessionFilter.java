package dev.p2c.operate;

import dev.p2c.login.Identity;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import javax.security.auth.Subject;

/**
 * Ends the session of a user who was removed or got another role or password. Hawtio itself does
 * not check users again after the login.
 */
final class SessionFilter implements Filter {

    static final String PATH = "/*";

    /** Where Hawtio keeps who has logged in. */
    static final String SUBJECT = "subject";

    private final ConsoleCredentials logins;

    SessionFilter(ConsoleCredentials logins) {
        this.logins = logins;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain next)
            throws IOException, ServletException {
        HttpSession session = ((HttpServletRequest) request).getSession(false);
        if (session != null && session.getAttribute(SUBJECT) instanceof Subject subject) {
            Optional<Identity> who = ConsoleUser.of(subject);
            if (who.isEmpty() || !logins.isCurrent(who.get())) {
                session.invalidate();
            }
        }
        next.doFilter(request, response);
    }
}
