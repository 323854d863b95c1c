package dev.p2c.sandbox.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.UrlEncoded;

/**
 * Client credentials as Entra ID grants them: {@code POST /{tenant}/oauth2/v2.0/token} with a
 * scope, or {@code /{tenant}/oauth2/token} with a resource. Microsoft identity platform, "OAuth 2.0
 * client credentials flow".
 */
final class TokenHandler extends Handler.Abstract {

    private static final String TENANT = "sandbox";

    /** As many application users as one likes: the one, and those with a number. */
    private static final Pattern CLIENT = Pattern.compile("p2c-sandbox(-[0-9]{1,3})?");

    private static final String SECRET = "p2c-sandbox-secret";
    private static final String DEFAULT_SCOPE = "/.default";

    private final ObjectMapper json = new ObjectMapper();
    private final Tokens tokens;
    private final Clock clock;

    TokenHandler(Tokens tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Reply reply;
        try {
            reply = new Reply(200, granted(request));
        } catch (Refused e) {
            reply = new Reply(e.status, e.body(clock));
        }
        response.setStatus(reply.status());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json; charset=utf-8");
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store, no-cache");
        byte[] body = json.writeValueAsBytes(reply.body());
        response.write(true, ByteBuffer.wrap(body), callback);
        return true;
    }

    private Map<String, Object> granted(Request request) throws IOException {
        String[] path = request.getHttpURI().getPath().substring(1).split("/", 2);
        boolean second = path.length == 2 && path[1].equals("oauth2/v2.0/token");
        boolean first = path.length == 2 && path[1].equals("oauth2/token");
        if (!first && !second || !"POST".equals(request.getMethod())) {
            throw new Refused(404, "not_found", 90014, "Only POST /{tenant}/oauth2/v2.0/token.");
        }
        if (!TENANT.equals(path[0])) {
            throw new Refused(400, "invalid_request", 90002, "Tenant '" + path[0] + "' not found.");
        }
        Fields form = form(request);
        requireGrantType(form);
        String client = client(form, request.getHeaders().get(HttpHeader.AUTHORIZATION));
        URI resource = first ? resource(form) : scope(form);
        return answer(tokens.issue(path[0], client, resource), first ? resource : null);
    }

    private static Fields form(Request request) throws IOException {
        byte[] body = org.eclipse.jetty.io.Content.Source.asInputStream(request).readAllBytes();
        Fields form = new Fields();
        UrlEncoded.decodeTo(
                new String(body, StandardCharsets.UTF_8), form::add, StandardCharsets.UTF_8);
        return form;
    }

    private static void requireGrantType(Fields form) {
        String type = form.getValue("grant_type");
        if (!"client_credentials".equals(type)) {
            throw type == null
                    ? missing("grant_type")
                    : new Refused(400, "unsupported_grant_type", 70003, "Grant '" + type + "'.");
        }
    }

    private static String client(Fields form, String authorization) {
        String id = form.getValue("client_id");
        String secret = form.getValue("client_secret");
        if (authorization != null && authorization.startsWith("Basic ")) {
            String[] pair = basic(authorization.substring(6).strip());
            id = pair[0];
            secret = pair[1];
        }
        if (id == null) {
            throw missing("client_id");
        }
        if (!CLIENT.matcher(id).matches()) {
            throw new Refused(
                    400, "unauthorized_client", 700016, "Application '" + id + "' not found.");
        }
        if (!SECRET.equals(secret)) {
            throw new Refused(401, "invalid_client", 7000215, "Invalid client secret provided.");
        }
        return id;
    }

    /** Both halves are form-encoded before they are joined (RFC 6749, section 2.3.1). */
    private static String[] basic(String encoded) {
        try {
            String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            if (colon < 0) {
                throw new IllegalArgumentException("no colon");
            }
            return new String[] {
                UrlEncoded.decodeString(pair.substring(0, colon)),
                UrlEncoded.decodeString(pair.substring(colon + 1))
            };
        } catch (IllegalArgumentException e) {
            throw new Refused(400, "invalid_request", 900144, "The Basic header is malformed.");
        }
    }

    private URI scope(Fields form) {
        String scope = form.getValue("scope");
        if (scope == null) {
            throw missing("scope");
        }
        URI resource =
                scope.endsWith(DEFAULT_SCOPE)
                        ? served(scope.substring(0, scope.length() - DEFAULT_SCOPE.length()))
                        : null;
        if (resource == null) {
            throw new Refused(
                    400,
                    "invalid_scope",
                    70011,
                    "The scope '" + scope + "' is not valid: <address of a service>/.default.");
        }
        return resource;
    }

    private URI resource(Fields form) {
        String name = form.getValue("resource");
        if (name == null) {
            throw missing("resource");
        }
        URI resource = served(name);
        if (resource == null) {
            throw new Refused(
                    400, "invalid_resource", 500011, "The resource '" + name + "' was not found.");
        }
        return resource;
    }

    /**
     * The scope is the address without a path: with one, Entra ID finds no such resource. Any port
     * of this machine will do, so that a client of a service that is down gets as far as asking it.
     */
    private URI served(String address) {
        try {
            URI uri = URI.create(address);
            boolean bare = uri.getPath() == null || uri.getPath().matches("/?");
            boolean known = isThisMachine(uri.getHost()) || tokens.serves(uri.getPort());
            return uri.getHost() != null && bare && known ? uri : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static boolean isThisMachine(String host) {
        return host != null
                && (host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]"));
    }

    private Map<String, Object> answer(String token, URI resource) {
        long seconds = tokens.lifetime().toSeconds();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("token_type", "Bearer");
        body.put("expires_in", resource == null ? (Object) seconds : Long.toString(seconds));
        body.put("ext_expires_in", resource == null ? (Object) seconds : Long.toString(seconds));
        if (resource != null) {
            body.put("resource", resource.toString());
        }
        body.put("access_token", token);
        return body;
    }

    private static Refused missing(String parameter) {
        return new Refused(
                400,
                "invalid_request",
                900144,
                "The request body must contain the following parameter: '" + parameter + "'.");
    }

    private record Reply(int status, Map<String, Object> body) {}

    /** A request that gets no token, in the words of the token service. */
    private static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final int status;
        private final String error;
        private final int number;

        Refused(int status, String error, int number, String message) {
            super(message);
            this.status = status;
            this.error = error;
            this.number = number;
        }

        Map<String, Object> body(Clock clock) {
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("error", error);
            body.put("error_description", "AADSTS" + number + ": " + getMessage());
            body.put("error_codes", List.of(number));
            body.put("timestamp", clock.instant().toString());
            body.put("trace_id", UUID.randomUUID().toString());
            body.put("correlation_id", UUID.randomUUID().toString());
            return body;
        }
    }
}
