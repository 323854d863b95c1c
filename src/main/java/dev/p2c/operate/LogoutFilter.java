package dev.p2c.operate;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;

/**
 * Ends the session and leads to the login page. Hawtio's own logout (4.2.0) calls the login
 * mechanism of the container before it ends the session; without such a mechanism Jetty throws.
 */
final class LogoutFilter implements Filter {

    static final String PATH = "/auth/logout";

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain next) {
        HttpServletRequest from = (HttpServletRequest) request;
        HttpSession session = from.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        HttpServletResponse to = (HttpServletResponse) response;
        to.setHeader("Cache-Control", "no-store");
        to.setHeader("Location", from.getContextPath() + "/login");
        to.setStatus(HttpServletResponse.SC_FOUND);
    }
}
