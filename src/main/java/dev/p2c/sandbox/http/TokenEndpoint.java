package dev.p2c.sandbox.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.UrlEncoded;

/**
 * Answers token requests with client credentials as Entra ID does: {@code POST
 * /{tenant}/oauth2/v2.0/token} with a scope, or {@code /{tenant}/oauth2/token} with a resource
 * (Microsoft identity platform, "OAuth 2.0 client credentials flow"), and the discovery that
 * Microsoft's libraries begin with.
 */
final class TokenEndpoint extends Handler.Abstract {

    private final ObjectMapper json = new ObjectMapper();
    private final Tokens tokens;
    private final TokenResource resources;
    private final ClientAuthentication clients;
    private final Clock clock;

    TokenEndpoint(Tokens tokens, SignIn signIn, Clock clock) {
        this.tokens = tokens;
        this.clients = new ClientAuthentication(new ClientAssertion(signIn, clock));
        this.resources = new TokenResource(tokens);
        this.clock = clock;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        int status = 200;
        Map<String, Object> body;
        try {
            body = answer(request);
        } catch (TokenRefusedException e) {
            status = e.status();
            body = e.body(clock.instant(), tokens.issuer());
        }
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json; charset=utf-8");
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store, no-cache");
        response.write(true, ByteBuffer.wrap(json.writeValueAsBytes(body)), callback);
        return true;
    }

    private Map<String, Object> answer(Request request) throws IOException {
        String whole = request.getHttpURI().getPath().substring(1);
        String base = RequestReader.authority(request);
        boolean reads = "GET".equals(request.getMethod());
        if (reads && whole.equals(TokenDiscovery.INSTANCE)) {
            return TokenDiscovery.instance(base, request.getHttpURI().getAuthority(), Tenant.NAME);
        }
        String[] path = whole.split("/", 2);
        String call = path.length == 2 ? path[1] : "";
        if (reads && call.equals(TokenDiscovery.METADATA)) {
            Tenant.require(path[0]);
            return TokenDiscovery.metadata(base, path[0]);
        }
        if (reads && call.equals(TokenDiscovery.KEYS)) {
            Tenant.require(path[0]);
            return TokenDiscovery.keys();
        }
        boolean first = call.equals("oauth2/token");
        if (!first && !call.equals("oauth2/v2.0/token") || !"POST".equals(request.getMethod())) {
            throw new TokenRefusedException(
                    404, "not_found", 90014, "Only POST /{tenant}/oauth2/v2.0/token is supported.");
        }
        Tenant.require(path[0]);
        return granted(request, first);
    }

    private Map<String, Object> granted(Request request, boolean first) throws IOException {
        Fields form = form(request);
        String client =
                clients.client(
                        form,
                        request.getHeaders().get(HttpHeader.AUTHORIZATION),
                        URI.create(
                                RequestReader.authority(request) + request.getHttpURI().getPath()));
        URI resource = first ? resources.ofResource(form) : resources.ofScope(form);
        String token = tokens.issue(client, resource);
        return first ? firstVersion(token, resource) : secondVersion(token);
    }

    private static Fields form(Request request) throws IOException {
        byte[] body = Content.Source.asInputStream(request).readAllBytes();
        Fields form = new Fields();
        UrlEncoded.decodeTo(
                new String(body, StandardCharsets.UTF_8), form::add, StandardCharsets.UTF_8);
        return form;
    }

    /** Response of the older endpoint, with lifetimes as text and the resource. */
    private Map<String, Object> firstVersion(String token, URI resource) {
        String seconds = Long.toString(shownLifetime());
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("token_type", "Bearer");
        body.put("expires_in", seconds);
        body.put("ext_expires_in", seconds);
        body.put("resource", resource.toString());
        body.put("access_token", token);
        return body;
    }

    private Map<String, Object> secondVersion(String token) {
        long seconds = shownLifetime();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("token_type", "Bearer");
        body.put("expires_in", seconds);
        body.put("ext_expires_in", seconds);
        body.put("access_token", token);
        return body;
    }

    /** Entra ID says 3599 for a token of an hour. */
    private long shownLifetime() {
        return tokens.lifetime().toSeconds() - 1;
    }
}
