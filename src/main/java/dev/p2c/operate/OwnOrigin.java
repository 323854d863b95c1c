package dev.p2c.operate;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.URIUtil;

/**
 * Decides whether a page of the console sent a request, by the header {@code Origin} (RFC 6454) and
 * by Fetch Metadata ({@code Sec-Fetch-Site}). Programs such as curl send neither and are let
 * through. Another port of this host is another origin.
 */
final class OwnOrigin {

    private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

    private OwnOrigin() {}

    /** Whether the request comes from a page of another origin. Following a link is allowed. */
    static boolean isForeign(Request request) {
        List<String> origins = request.getHeaders().getValuesList("Origin");
        if (!origins.stream().allMatch(origin -> isOwn(origin, request.getHttpURI()))) {
            return true;
        }
        String site = request.getHeaders().get("Sec-Fetch-Site");
        return site != null && !OWN_SITES.contains(site) && !followsALink(request);
    }

    private static boolean followsALink(Request request) {
        return HttpMethod.GET.is(request.getMethod())
                && "navigate".equals(request.getHeaders().get("Sec-Fetch-Mode"));
    }

    private static boolean isOwn(String origin, HttpURI address) {
        try {
            URI uri = URI.create(origin);
            String scheme = uri.getScheme();
            return uri.getHost() != null
                    && uri.getUserInfo() == null
                    && address.getHost() != null
                    && scheme.equalsIgnoreCase(address.getScheme())
                    && lower(uri.getHost()).equals(lower(address.getHost()))
                    && port(scheme, uri.getPort()) == port(scheme, address.getPort());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String lower(String host) {
        return host.toLowerCase(Locale.ROOT);
    }

    private static int port(String scheme, int port) {
        return port > 0 ? port : URIUtil.getDefaultPortForScheme(scheme);
    }
}
