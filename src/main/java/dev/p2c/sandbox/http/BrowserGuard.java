package dev.p2c.sandbox.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.p2c.text.Hosts;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Refuses what pages in a developer's browser could send without being asked (403): a control call
 * from any page, and any request whose {@code Host} is not this machine although the stand-in
 * listens to this machine only (DNS rebinding). Programs send neither {@code Origin} nor {@code
 * Sec-Fetch-Site} (Fetch Metadata Request Headers, W3C).
 */
final class BrowserGuard extends Handler.Wrapper {

    private static final Set<String> ASKED_FOR = Set.of("none", "same-origin");

    private final boolean isLocal;

    BrowserGuard(Handler inside, ListenAddress bind) {
        super(inside);
        String host = bind.address();
        isLocal = isThisMachine(host.contains(":") ? "[" + host + "]" : host);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String objection = objection(request);
        if (objection == null) {
            return super.handle(request, response, callback);
        }
        response.setStatus(403);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        String body = "{\"error\":{\"message\":\"" + objection + "\"}}";
        response.write(true, ByteBuffer.wrap(body.getBytes(UTF_8)), callback);
        return true;
    }

    /** Why the request is refused; null if it is not. */
    private String objection(Request request) {
        if (isLocal && !isThisMachine(request.getHttpURI().getHost())) {
            return "Host is not this machine, to which the stand-in listens";
        }
        boolean isControl = request.getHttpURI().getPath().startsWith(ControlCalls.ROOT);
        return isControl && isFromAPage(request)
                ? "A page in a browser sent this control call; send it with curl"
                : null;
    }

    private static boolean isFromAPage(Request request) {
        String site = request.getHeaders().get("Sec-Fetch-Site");
        return request.getHeaders().contains("Origin") || site != null && !ASKED_FOR.contains(site);
    }

    private static boolean isThisMachine(String host) {
        try {
            return host != null && Hosts.isThisMachine(URI.create("http://" + host));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
