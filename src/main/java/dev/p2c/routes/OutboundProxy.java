package dev.p2c.routes;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The proxy through which requests leave the company's network.
 *
 * @param login empty for a proxy without login
 * @param except hosts that are reached directly: names, or {@code *.example.com} or {@code
 *     .example.com} for all names that end so
 */
public record OutboundProxy(String host, int port, Optional<Login> login, List<String> except) {

    /**
     * User and password for the proxy (Basic).
     *
     * @param password never shown by {@link #toString()}
     */
    public record Login(String user, String password) {

        /** The value of the header {@code Proxy-Authorization}. */
        String header() {
            byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
            return "Basic " + Base64.getEncoder().encodeToString(pair);
        }

        @Override
        public String toString() {
            return "Login[user=" + user + ", password=***]";
        }
    }

    public OutboundProxy {
        except = except.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    }

    /** Whether requests to a host go through the proxy. */
    boolean serves(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return except.stream()
                .noneMatch(
                        left ->
                                left.startsWith("*") || left.startsWith(".")
                                        ? lower.endsWith(left.replaceFirst("^[*]", ""))
                                        : lower.equals(left));
    }
}
