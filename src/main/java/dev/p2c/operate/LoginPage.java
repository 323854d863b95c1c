package dev.p2c.operate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Offers OpenID Connect on Hawtio's login page, by a link in Hawtio's configuration, and answers
 * when the browser is back.
 */
final class LoginPage implements Filter {

    static final String CONFIGURATION = "/hawtconfig.json";

    private final ObjectMapper json = new ObjectMapper();
    private final String provider;

    /**
     * @param provider its name
     */
    LoginPage(String provider) {
        this.provider = provider;
    }

    @Override
    public void doFilter(ServletRequest any, ServletResponse to, FilterChain next)
            throws IOException {
        HttpServletRequest request = (HttpServletRequest) any;
        ObjectNode all;
        try (InputStream file = request.getServletContext().getResourceAsStream(CONFIGURATION)) {
            all = (ObjectNode) json.readTree(file);
        }
        all.withObject("/login")
                .withArray("/links")
                .addObject()
                .put("url", request.getContextPath() + OpenIdFilter.BEGIN)
                .put("text", "Log in with " + provider);
        to.setContentType("application/json;charset=utf-8");
        ((HttpServletResponse) to).setHeader("Cache-Control", "no-cache");
        to.getOutputStream().write(json.writeValueAsBytes(all));
    }

    /**
     * Leads to Hawtio by a page of its own: the browser would not send the new session's cookie
     * along a redirect that began on the provider's site.
     */
    static void entered(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String hawtio = request.getContextPath() + "/";
        write(
                response,
                HttpServletResponse.SC_OK,
                "<meta http-equiv=\"refresh\" content=\"0; url=%1$s\"><title>Hawtio</title><p>You are logged in. <a href=\"%1$s\">Go on</a>."
                        .formatted(hawtio));
    }

    /** Says why there is no session. */
    static void refused(
            HttpServletRequest request, HttpServletResponse response, int status, String why)
            throws IOException {
        write(
                response,
                status,
                "<title>Hawtio</title><h1>You are not logged in</h1><p>%s.<p><a href=\"%s/login\">Back to the login</a>."
                        .formatted(escaped(why), request.getContextPath()));
    }

    private static void write(HttpServletResponse response, int status, String body)
            throws IOException {
        response.setStatus(status);
        response.setContentType("text/html;charset=utf-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        byte[] page = ("<!doctype html><html lang=\"en\">" + body).getBytes(StandardCharsets.UTF_8);
        response.getOutputStream().write(page);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
