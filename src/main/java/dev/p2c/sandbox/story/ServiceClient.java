package dev.p2c.sandbox.story;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** HTTP client of one service. Does not retry. An interrupt ends the request under way. */
final class ServiceClient {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(PATIENCE)
                    .build();
    private final URI root;
    private final URI tokens;
    private String token;

    ServiceClient(URI root, URI tokens) {
        this.root = root;
        this.tokens = tokens;
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    /**
     * Reads one row or a collection.
     *
     * @param address relative to the service root; may contain blanks
     */
    JsonNode get(String address) {
        return send("GET", address, "");
    }

    /** Reads the rows on the first page of a collection. */
    JsonNode rows(String address) {
        return get(address).path("value");
    }

    JsonNode post(String address, ObjectNode body) {
        return send("POST", address, body.toString());
    }

    /** Upserts the row with this key; safe to repeat. */
    void put(String address, ObjectNode body) {
        send("PATCH", address, body.toString());
    }

    /** Updates a row that must exist. */
    void change(String address, ObjectNode body) {
        send("PATCH", address, body.toString(), "If-Match", "*");
    }

    void delete(String address) {
        send("DELETE", address, "");
    }

    /**
     * Presses a button or starts a job of the stand-in, for example {@code orders/ORD-1/activate}.
     */
    JsonNode press(String button, ObjectNode body) {
        HttpRequest.Builder request = request(root.resolve("/sandbox/" + encoded(button)));
        return read(exchange(request.POST(BodyPublishers.ofString(body.toString())).build()));
    }

    private JsonNode send(String method, String address, String body, String... headers) {
        HttpRequest.Builder request =
                request(URI.create(root + encoded(address)))
                        .method(method, BodyPublishers.ofString(body))
                        .header("Authorization", "Bearer " + token());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return read(exchange(request.build()));
    }

    private static HttpRequest.Builder request(URI address) {
        return HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Accept", "application/json")
                .header("Content-Type", "application/json; charset=utf-8");
    }

    private static String encoded(String address) {
        return address.replace(" ", "%20");
    }

    private String token() {
        if (token == null) {
            String scope = root.getScheme() + "://" + root.getAuthority() + "/.default";
            String form =
                    "grant_type=client_credentials&client_id=p2c-sandbox"
                            + "&client_secret=p2c-sandbox-secret&scope="
                            + URLEncoder.encode(scope, StandardCharsets.UTF_8);
            HttpRequest request =
                    HttpRequest.newBuilder(tokens)
                            .timeout(PATIENCE)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString(form))
                            .build();
            token = read(exchange(request)).path("access_token").asText();
        }
        return token;
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new TemporaryFailureException(
                    request.uri().getAuthority() + " does not answer", Duration.ZERO);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TemporaryFailureException("interrupted", Duration.ZERO);
        }
    }

    private JsonNode read(HttpResponse<String> answer) {
        int status = answer.statusCode();
        if (status == 401) {
            token = null;
        }
        if (status == 401 || status == 408 || status == 429 || status >= 500) {
            String asked = answer.headers().firstValue("Retry-After").orElse("0");
            throw new TemporaryFailureException(
                    root.getAuthority() + " answers " + status, Duration.ofSeconds(seconds(asked)));
        }
        JsonNode body = json(answer);
        if (status >= 300) {
            throw new RefusedCallException(
                    status, body.at("/error/message").asText("status " + status));
        }
        return body;
    }

    private static long seconds(String text) {
        return text.matches("[0-9]{1,6}") ? Long.parseLong(text) : 0;
    }

    private JsonNode json(HttpResponse<String> answer) {
        try {
            return answer.body().isEmpty() ? object() : JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new TemporaryFailureException(
                    root.getAuthority() + " answers no JSON", Duration.ZERO);
        }
    }
}
