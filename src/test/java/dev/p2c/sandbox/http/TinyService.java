package dev.p2c.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Minimal service that stores rows by address. A row with {@code "fail":400} is refused with that
 * status; {@code GET echo} returns the request as JSON.
 */
final class TinyService implements ODataService {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final BatchStyle style;
    private Map<String, JsonNode> rows = new LinkedHashMap<>();
    private int number;

    TinyService(BatchStyle style) {
        this.style = style;
    }

    @Override
    public synchronized ODataAnswer handle(ODataCall call) {
        if (call.entity().equals("echo")) {
            return ODataAnswer.json(200, echo(call));
        }
        return switch (call.method()) {
            case "GET" -> get(call);
            case "POST" -> post(call);
            case "PATCH" -> patch(call);
            default -> throw new IllegalStateException("thrown for the test of exceptions");
        };
    }

    private static byte[] echo(ODataCall call) {
        ObjectNode echo = JSON.createObjectNode();
        echo.put("path", call.path()).put("query", call.query()).put("root", call.root());
        echo.put("body", new String(call.body(), StandardCharsets.UTF_8));
        echo.set("headers", JSON.valueToTree(call.headers()));
        return bytes(echo);
    }

    private ODataAnswer get(ODataCall call) {
        if (call.path().endsWith("s")) {
            return ODataAnswer.json(200, bytes(JSON.valueToTree(rows)));
        }
        JsonNode row = rows.get(call.path());
        return row == null
                ? error(404, "0x80040217", "Does Not Exist")
                : ODataAnswer.json(200, bytes(row));
    }

    private ODataAnswer post(ODataCall call) {
        ObjectNode row = (ObjectNode) read(call.body());
        if (row.has("fail")) {
            return error(row.get("fail").asInt(), "0x80040200", "refused on request");
        }
        String address = call.path() + "(" + ++number + ")";
        rows.put(address, row);
        String link = call.root() + address;
        return style == BatchStyle.SALES
                ? ODataAnswer.of(204).with("OData-EntityId", link)
                : ODataAnswer.json(201, bytes(row)).with("Location", link);
    }

    private ODataAnswer patch(ODataCall call) {
        ObjectNode row = (ObjectNode) rows.get(call.path());
        if (row == null) {
            return error(404, "0x80040217", "Does Not Exist");
        }
        row.setAll((ObjectNode) read(call.body()));
        return ODataAnswer.of(204);
    }

    @Override
    public synchronized <T> T atomically(Supplier<T> work) {
        Map<String, JsonNode> before = new LinkedHashMap<>(rows);
        try {
            return work.get();
        } catch (RuntimeException e) {
            rows = before;
            throw e;
        }
    }

    @Override
    public ODataAnswer error(int status, String code, String message) {
        ObjectNode body = JSON.createObjectNode();
        body.putObject("error").put("code", code).put("message", message);
        return ODataAnswer.json(status, bytes(body));
    }

    @Override
    public BatchStyle batchStyle() {
        return style;
    }

    @Override
    public synchronized Object reset(InitialData data) {
        rows.clear();
        return Map.of("data", data.name());
    }

    @Override
    public Object seed(JsonNode counts) {
        if (!counts.path("accounts").isInt()) {
            throw new IllegalArgumentException("accounts: expected a count");
        }
        return counts;
    }

    @Override
    public Optional<Object> control(String path, JsonNode body) {
        return path.startsWith("orders/") ? Optional.of(Map.of("pressed", path)) : Optional.empty();
    }

    private static JsonNode read(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(JsonNode node) {
        return node.toString().getBytes(StandardCharsets.UTF_8);
    }
}
