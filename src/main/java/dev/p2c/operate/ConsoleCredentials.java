package dev.p2c.operate;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/**
 * Checks the credentials of the operator, who may see everything, and of a scraper, which may read
 * the metrics. Comparisons take constant time. Thread-safe.
 */
final class ConsoleCredentials {

    private static final String BASIC = "Basic ";
    private static final String BEARER = "Bearer ";

    private final ConsoleSettings settings;

    ConsoleCredentials(ConsoleSettings settings) {
        this.settings = settings;
    }

    /** Whether these are the operator's name and password; false for null. */
    boolean isOperator(String user, String password) {
        return same(user, settings.user()) & same(password, settings.password());
    }

    /** Whether the request has the operator's login by HTTP Basic (RFC 7617). */
    boolean isOperator(Request request) {
        String header = authorization(request);
        if (!begins(header, BASIC)) {
            return false;
        }
        String login = decoded(header.substring(BASIC.length()).strip());
        int colon = login.indexOf(':');
        return colon >= 0 && isOperator(login.substring(0, colon), login.substring(colon + 1));
    }

    /** Whether the request has the metrics token as its bearer token (RFC 6750). */
    boolean isScraper(Request request) {
        String header = authorization(request);
        return !settings.metricsToken().isEmpty()
                && begins(header, BEARER)
                && same(header.substring(BEARER.length()).strip(), settings.metricsToken());
    }

    /** The operator's name if the name is his, else a word that stands for all other names. */
    String known(String name) {
        return same(name, settings.user()) ? "operator" : "somebody";
    }

    /** What a request's login is counted under: {@code token}, {@code operator} or others. */
    String name(Request request) {
        String header = authorization(request);
        if (!begins(header, BASIC)) {
            return "token";
        }
        String login = decoded(header.substring(BASIC.length()).strip());
        return known(login.substring(0, Math.max(0, login.indexOf(':'))));
    }

    private static String authorization(Request request) {
        String header = request.getHeaders().get(HttpHeader.AUTHORIZATION);
        return header == null ? "" : header;
    }

    private static boolean begins(String header, String scheme) {
        return header.regionMatches(true, 0, scheme, 0, scheme.length());
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static boolean same(String given, String expected) {
        return given != null
                && MessageDigest.isEqual(
                        given.getBytes(StandardCharsets.UTF_8),
                        expected.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return settings.toString();
    }
}
