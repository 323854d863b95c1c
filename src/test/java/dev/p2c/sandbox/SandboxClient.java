package dev.p2c.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * HTTP client of one stand-in, which fetches its own token. Addresses are absolute or relative to
 * the service root; headers are given as name, value, name, value.
 */
public final class SandboxClient {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI root;
    private final URI tokenUrl;
    private final String clientId;
    private volatile String token;

    public SandboxClient(URI root, URI tokenUrl) {
        this(root, tokenUrl, "p2c-sandbox");
    }

    /** A client of another application user. */
    public SandboxClient(URI root, URI tokenUrl, String clientId) {
        this.root = root;
        this.tokenUrl = tokenUrl;
        this.clientId = clientId;
    }

    public URI root() {
        return root;
    }

    public Reply get(String address, String... headers) {
        return send("GET", address, "", headers);
    }

    public Reply post(String address, String json, String... headers) {
        return send("POST", address, json, headers);
    }

    /** Posts a row, given as values by column name. */
    public Reply post(String address, Map<String, ?> row) {
        try {
            return post(address, JSON.writeValueAsString(row));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not a row: " + row, e);
        }
    }

    /** The address of the account of Sales with this number, which is no key in Sales. */
    public String account(String number) {
        String query = "accounts?$select=accountid&$filter=accountnumber%20eq%20'" + number + "'";
        return "accounts(" + get(query).json().at("/value/0/accountid").asText() + ")";
    }

    public Reply patch(String address, String json, String... headers) {
        return send("PATCH", address, json, headers);
    }

    public Reply put(String address, String json, String... headers) {
        return send("PUT", address, json, headers);
    }

    public Reply delete(String address, String... headers) {
        return send("DELETE", address, "", headers);
    }

    public Reply batch(BatchBody batch, String... headers) {
        return batch(batch.text(), batch.contentType(), headers);
    }

    public Reply batch(String body, String contentType, String... headers) {
        HttpRequest.Builder request = request("POST", root.resolve("./$batch"), body);
        request.setHeader("Content-Type", contentType);
        return exchange(authorized(with(request, headers)));
    }

    public Reply send(String method, String address, String body, String... headers) {
        return exchange(authorized(with(request(method, absolute(address), body), headers)));
    }

    /** Sends a request without a token. */
    public Reply anonymously(String method, String address, String body, String... headers) {
        return exchange(with(request(method, absolute(address), body), headers));
    }

    /** Sends a control call under {@code /sandbox/}. */
    public Reply control(String method, String call, String json) {
        return exchange(request(method, root.resolve("/sandbox/" + call), json));
    }

    /** Fetches a new token and uses it from now on. */
    public void refreshToken() {
        String scope = root.resolve("/").toString().replaceAll("/$", "") + "/.default";
        Map<String, String> form =
                Map.of(
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        clientId,
                        "client_secret",
                        "p2c-sandbox-secret",
                        "scope",
                        scope);
        token = token(tokenUrl, form).json().get("access_token").asText();
    }

    static Reply token(URI url, Map<String, String> form, String... headers) {
        String body =
                form.entrySet().stream()
                        .map(e -> e.getKey() + "=" + encode(e.getValue()))
                        .collect(Collectors.joining("&"));
        HttpRequest.Builder request =
                HttpRequest.newBuilder(url)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .header("Content-Type", "application/x-www-form-urlencoded");
        return exchange(with(request, headers));
    }

    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private URI absolute(String address) {
        return address.startsWith("http://") || address.startsWith("/")
                ? root.resolve(address)
                : URI.create(root + address);
    }

    private static HttpRequest.Builder request(String method, URI url, String body) {
        return HttpRequest.newBuilder(url)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Accept", "application/json")
                .header("Content-Type", "application/json; charset=utf-8");
    }

    private static HttpRequest.Builder with(HttpRequest.Builder request, String... headers) {
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return request;
    }

    /** The current token, fetched when first needed. */
    public String token() {
        if (token == null) {
            refreshToken();
        }
        return token;
    }

    private HttpRequest.Builder authorized(HttpRequest.Builder request) {
        return request.header("Authorization", "Bearer " + token());
    }

    private static Reply exchange(HttpRequest.Builder request) {
        try {
            return Reply.of(HTTP.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
