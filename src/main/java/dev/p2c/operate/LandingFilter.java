package dev.p2c.operate;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Leads whoever is logged in from Hawtio's root to our pages: to the one that was asked for before
 * the login, such as by the link of an alert, or to the first. By itself Hawtio would forget that
 * page, and choose one of its own, since it does not wait for a plugin that it has still to load.
 */
final class LandingFilter implements Filter {

    static final String ROOT = "";
    static final String PAGES = "/p2c/*";

    private static final String COOKIE = "p2c-page";
    private static final int TEN_MINUTES = 600;
    private static final Pattern PAGE = Pattern.compile("/p2c(/[\\w.-]+)*(\\?[\\w.%=&+-]*)?");

    @Override
    public void doFilter(ServletRequest any, ServletResponse to, FilterChain next)
            throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) any;
        HttpServletResponse response = (HttpServletResponse) to;
        boolean isRoot = request.getRequestURI().equals(request.getContextPath() + "/");
        if (request.getSession(false) == null) {
            if (!isRoot) {
                remember(request, response);
            }
            next.doFilter(any, to);
        } else if (isRoot) {
            Optional<String> page = remembered(request);
            page.ifPresent(one -> response.addCookie(cookie(request, "", 0)));
            response.setHeader("Location", request.getContextPath() + page.orElse("/p2c"));
            response.setHeader("Cache-Control", "no-store");
            response.setStatus(HttpServletResponse.SC_FOUND);
        } else {
            next.doFilter(any, to);
        }
    }

    private static void remember(HttpServletRequest request, HttpServletResponse response) {
        String query = request.getQueryString();
        String path = request.getRequestURI().substring(request.getContextPath().length());
        String page = query == null ? path : path + "?" + query;
        if (PAGE.matcher(page).matches()) {
            response.addCookie(cookie(request, page, TEN_MINUTES));
        }
    }

    private static Cookie cookie(HttpServletRequest request, String page, int seconds) {
        Cookie cookie = new Cookie(COOKIE, page);
        cookie.setPath(request.getContextPath() + "/");
        cookie.setMaxAge(seconds);
        cookie.setHttpOnly(true);
        cookie.setSecure(request.isSecure());
        cookie.setAttribute("SameSite", "Strict");
        return cookie;
    }

    /** The cookie is checked again, because anybody can write one. */
    private static Optional<String> remembered(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .map(Cookie::getValue)
                .filter(page -> PAGE.matcher(page).matches())
                .findFirst();
    }
}
