package dev.p2c.sandbox;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Response of a stand-in to a request or to one part of a batch. Header names are case-insensitive.
 */
public record Reply(int status, Map<String, String> headers, String body) {

    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    static Reply of(HttpResponse<String> response) {
        return new Reply(response.statusCode(), flat(response.headers()), response.body());
    }

    private static Map<String, String> flat(HttpHeaders headers) {
        Map<String, String> flat = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.map().forEach((name, values) -> flat.put(name, String.join(",", values)));
        return flat;
    }

    /** Value of a header, or null. */
    public String header(String name) {
        return headers.get(name);
    }

    public JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException("Not JSON: " + body, e);
        }
    }

    public JsonNode value() {
        return json().get("value");
    }

    public String errorCode() {
        return json().at("/error/code").asText();
    }

    public String errorMessage() {
        return json().at("/error/message").asText();
    }

    /** Detailed error message of Finance. */
    public String innerMessage() {
        return json().at("/error/innererror/message").asText();
    }

    /** Key of the row whose address is in the header {@code OData-EntityId} or {@code Location}. */
    public String entityId() {
        String link =
                header("OData-EntityId") == null ? header("Location") : header("OData-EntityId");
        return link.substring(link.lastIndexOf('(') + 1, link.lastIndexOf(')'));
    }

    /** Parts of a batch response in order; the parts of change sets are listed like the others. */
    public List<Reply> parts() {
        return parts(body, boundary(header("Content-Type")));
    }

    private static List<Reply> parts(String text, String boundary) {
        List<Reply> parts = new ArrayList<>();
        String[] pieces = ("\r\n" + text).split("\r\n--" + boundary, -1);
        for (int i = 1; i < pieces.length && !pieces[i].startsWith("--"); i++) {
            String part = pieces[i].substring(2);
            int blank = part.indexOf("\r\n\r\n");
            Map<String, String> outer = headers(part.substring(0, blank).split("\r\n"), 0);
            String rest = part.substring(blank + 4);
            String type = outer.get("Content-Type");
            if (type.startsWith("multipart/mixed")) {
                parts.addAll(parts(rest, boundary(type)));
            } else {
                parts.add(part(outer, rest));
            }
        }
        return parts;
    }

    private static Reply part(Map<String, String> outer, String http) {
        int blank = http.indexOf("\r\n\r\n");
        String[] head = http.substring(0, blank).split("\r\n");
        Map<String, String> all = headers(head, 1);
        if (outer.containsKey("Content-ID")) {
            all.put("Content-ID", outer.get("Content-ID"));
        }
        return new Reply(Integer.parseInt(head[0].split(" ")[1]), all, http.substring(blank + 4));
    }

    private static Map<String, String> headers(String[] lines, int from) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (int i = from; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            headers.put(lines[i].substring(0, colon), lines[i].substring(colon + 1).strip());
        }
        return headers;
    }

    private static String boundary(String contentType) {
        return contentType.substring(contentType.indexOf("boundary=") + 9);
    }
}
