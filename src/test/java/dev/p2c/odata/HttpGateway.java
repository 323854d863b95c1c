package dev.p2c.odata;

import dev.p2c.odata.transport.Gateway;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;

/** A gateway over the HTTP client of the JDK. */
public final class HttpGateway implements Gateway {

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI root;

    public HttpGateway(URI root) {
        this.root = root;
    }

    @Override
    public Response read(Call call) throws IOException {
        return send(call);
    }

    @Override
    public Response send(Call call) throws IOException {
        boolean absolute = call.target().startsWith("http");
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(absolute ? call.target() : root + call.target()))
                        .method(
                                call.method(),
                                call.body().length == 0
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofByteArray(call.body()));
        call.headers().forEach(request::header);
        try {
            HttpResponse<byte[]> answer =
                    http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            Map<String, String> headers = new HashMap<>();
            answer.headers().map().forEach((name, values) -> headers.put(name, values.get(0)));
            return new Response(answer.statusCode(), headers, answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
