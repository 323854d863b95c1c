package dev.p2c.operate;

import dev.p2c.login.ConstantTime;
import dev.p2c.login.Identity;
import dev.p2c.login.Users;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/**
 * Checks the logins of users, and that of a scraper, which may read the metrics. Comparisons take
 * constant time. Thread-safe.
 */
final class ConsoleCredentials {

    private static final String BASIC = "Basic ";
    private static final String BEARER = "Bearer ";

    private final Users users;
    private final String metricsToken;

    ConsoleCredentials(Users users, String metricsToken) {
        this.users = users;
        this.metricsToken = metricsToken;
    }

    /** Looks at a name and a password, which may take a good part of a second. */
    Users.Outcome check(String user, String password) {
        return users.check(user, password);
    }

    /** Looks at the login of a request. */
    Users.Outcome check(Request request) {
        if (isScraper(request)) {
            return Users.Outcome.RIGHT;
        }
        return basic(request)
                .map(login -> users.check(login.user(), login.password()))
                .orElse(Users.Outcome.WRONG);
    }

    /** Who has this name and password, which {@link #check} has found right; takes no time. */
    Optional<Identity> known(String user, String password) {
        return users.known(user, password);
    }

    /** Who sends the request, by HTTP Basic; takes no time, as {@link #check} has looked at it. */
    Optional<Identity> known(Request request) {
        return basic(request).flatMap(login -> users.known(login.user(), login.password()));
    }

    /** Whether a login still holds. */
    boolean isCurrent(Identity identity) {
        return users.isCurrent(identity);
    }

    /** The login by HTTP Basic (RFC 7617). */
    private static Optional<Login> basic(Request request) {
        String header = authorization(request);
        if (!begins(header, BASIC)) {
            return Optional.empty();
        }
        String login = decoded(header.substring(BASIC.length()).strip());
        int colon = login.indexOf(':');
        return colon < 0
                ? Optional.empty()
                : Optional.of(new Login(login.substring(0, colon), login.substring(colon + 1)));
    }

    private record Login(String user, String password) {}

    /** Whether the request has the metrics token as its bearer token (RFC 6750). */
    boolean isScraper(Request request) {
        String header = authorization(request);
        return !metricsToken.isEmpty()
                && begins(header, BEARER)
                && ConstantTime.same(header.substring(BEARER.length()).strip(), metricsToken);
    }

    /** The name if a user has it, else a word that stands for all other names. */
    String known(String name) {
        return users.has(name) ? "user " + name : "somebody";
    }

    /** What a request's login is counted under: {@code token}, a user, or others. */
    String name(Request request) {
        return begins(authorization(request), BASIC)
                ? known(basic(request).map(Login::user).orElse(""))
                : "token";
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
}
