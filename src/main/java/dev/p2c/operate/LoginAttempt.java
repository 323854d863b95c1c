package dev.p2c.operate;

import dev.p2c.login.Users;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/**
 * One attempt to log in.
 *
 * @param key counts failures: part of the console, kind of login, name and {@link ClientNetwork};
 *     all names that no user has share one key, so that new names give no new attempts
 * @param password what was given, as a whole header or a password
 * @param look finds out whether it is right, which may take a good part of a second
 */
record LoginAttempt(String key, String password, Supplier<Users.Outcome> look) {

    /** The attempt that a request makes by its header {@code Authorization}. */
    static LoginAttempt of(Request request, ConsoleCredentials logins) {
        String path = String.valueOf(request.getHttpURI().getCanonicalPath());
        String part = path.startsWith("/observe") ? "observe" : "hawtio";
        return new LoginAttempt(
                part + " " + logins.name(request) + " " + ClientNetwork.of(request),
                String.valueOf(request.getHeaders().get(HttpHeader.AUTHORIZATION)),
                () -> logins.check(request));
    }

    /** The attempt that Hawtio's login page makes. */
    static LoginAttempt of(
            String name, String password, String address, ConsoleCredentials logins) {
        return new LoginAttempt(
                "hawtio " + logins.known(name) + " " + ClientNetwork.of(address),
                name + "\n" + password,
                () -> logins.check(name, password));
    }

    /** Without the password. */
    @Override
    public String toString() {
        return key;
    }
}
