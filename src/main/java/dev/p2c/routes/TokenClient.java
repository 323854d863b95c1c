package dev.p2c.routes;

import dev.p2c.odata.transport.Gateway;
import dev.p2c.odata.transport.TokenGateway;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HeaderElements;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;

/**
 * Sends token requests over the same kind of HTTP client as batches, with the same proxy and
 * limits. The requests do not pass through Camel, whose tracer would show the secret. Thread-safe.
 */
public final class TokenClient implements TokenGateway {

    private final CloseableHttpClient http;

    public TokenClient(HttpSettings settings) {
        SendingClient client = new SendingClient(settings, new Tickets());
        this.http =
                client.configure(HttpClientBuilder.create())
                        .setConnectionManager(client.connections())
                        .build();
    }

    @Override
    public Gateway.Response post(URI url, Map<String, String> headers, String form)
            throws IOException {
        HttpPost request = new HttpPost(url);
        headers.forEach(request::setHeader);
        // Tokens are requested about once an hour: a kept connection would only go stale.
        request.setHeader(HttpHeaders.CONNECTION, HeaderElements.CLOSE);
        request.setEntity(
                new StringEntity(
                        form,
                        ContentType.APPLICATION_FORM_URLENCODED.withCharset(
                                StandardCharsets.UTF_8)));
        return answer(request);
    }

    /**
     * Reads a document of a token service.
     *
     * @throws IOException if no complete answer arrived
     */
    public Gateway.Response get(URI url) throws IOException {
        HttpGet request = new HttpGet(url);
        request.setHeader(HttpHeaders.ACCEPT, "application/json");
        request.setHeader(HttpHeaders.CONNECTION, HeaderElements.CLOSE);
        return answer(request);
    }

    private Gateway.Response answer(ClassicHttpRequest request) throws IOException {
        try {
            return http.execute(request, TokenClient::response);
        } catch (IOException e) {
            ProxyRefusal.throwIfCause(e);
            throw e;
        }
    }

    private static Gateway.Response response(ClassicHttpResponse response) throws IOException {
        ProxyRefusal.throwIfRefused(response.getCode());
        Map<String, String> headers = new HashMap<>();
        for (Header header : response.getHeaders()) {
            headers.put(header.getName().toLowerCase(Locale.ROOT), header.getValue());
        }
        byte[] body =
                response.getEntity() == null
                        ? new byte[0]
                        : EntityUtils.toByteArray(response.getEntity());
        return new Gateway.Response(response.getCode(), headers, body);
    }
}
