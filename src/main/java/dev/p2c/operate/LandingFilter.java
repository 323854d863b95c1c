package dev.p2c.operate;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Leads whoever is logged in from Hawtio's root to our page. By itself Hawtio would choose the
 * first of its own plugins, since it does not wait for one that it has still to load.
 */
final class LandingFilter implements Filter {

    static final String PATH = "";

    @Override
    public void doFilter(ServletRequest any, ServletResponse to, FilterChain next)
            throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) any;
        if (request.getSession(false) == null) {
            next.doFilter(any, to);
            return;
        }
        HttpServletResponse response = (HttpServletResponse) to;
        response.setHeader("Location", request.getContextPath() + "/p2c");
        response.setHeader("Cache-Control", "no-store");
        response.setStatus(HttpServletResponse.SC_FOUND);
    }
}
