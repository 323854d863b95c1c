package dev.p2c.sandbox.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.p2c.sandbox.odata.ODataError;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Answers the control calls under {@code /sandbox/}, which need no token: faults, latency, limits,
 * statistics, reset, seed and story.
 */
final class ControlCalls {

    static final String ROOT = "/sandbox/";

    private static final Object DONE = Map.of("done", true);

    private final ObjectMapper json = new ObjectMapper().findAndRegisterModules();
    private final ODataService service;
    private final RequestStatistics stats;
    private final InjectedFaults faults;
    private final RateLimiters limiters;
    private final StoryControl story;
    private volatile Latency latency = Latency.NONE;
    private volatile SizeLimits sizes = SizeLimits.NONE;

    ControlCalls(
            ODataService service,
            RequestStatistics stats,
            InjectedFaults faults,
            RateLimiters limiters,
            StoryControl story) {
        this.service = service;
        this.stats = stats;
        this.faults = faults;
        this.limiters = limiters;
        this.story = story;
    }

    Latency latency() {
        return latency;
    }

    SizeLimits sizes() {
        return sizes;
    }

    /**
     * Answers one control call; errors are answered, not thrown.
     *
     * @param path part after {@link #ROOT}
     */
    ODataAnswer answer(String method, String path, byte[] body) {
        try {
            Optional<Object> shown = call(method, path, body);
            return shown.isPresent()
                    ? json(200, shown.get())
                    : error(404, method + " " + ROOT + path + " is not a control call");
        } catch (ODataError e) {
            return error(e.status(), e.message());
        } catch (IllegalArgumentException e) {
            return error(400, e.getMessage());
        } catch (RefusedRequestException e) {
            return error(e.status(), e.getMessage());
        }
    }

    private Optional<Object> call(String method, String path, byte[] body) {
        return switch (method) {
            case "GET" -> get(path);
            case "DELETE" -> delete(path);
            case "POST" -> post(path, read(body));
            default -> Optional.empty();
        };
    }

    private Optional<Object> get(String path) {
        return Optional.ofNullable(
                switch (path) {
                    case "stats" -> stats.shown();
                    case "faults" -> faults.shown();
                    case "latency" -> latency.shown();
                    case "limits" -> limiters.limits().shown();
                    case "sizes" -> sizes.shown();
                    case "story" -> Map.of("rate", story.rate());
                    default -> null;
                });
    }

    private Optional<Object> delete(String path) {
        switch (path) {
            case "stats" -> stats.clear();
            case "faults" -> faults.clear();
            case "latency" -> latency = Latency.NONE;
            case "limits" -> limiters.set(RateLimits.NONE);
            case "sizes" -> sizes = SizeLimits.NONE;
            default -> {
                return Optional.empty();
            }
        }
        return Optional.of(DONE);
    }

    private Optional<Object> post(String path, JsonNode body) {
        switch (path) {
            case "reset" -> {
                return Optional.of(shown(service.reset(data(body))));
            }
            case "seed" -> {
                return Optional.of(shown(service.seed(body)));
            }
            case "faults" -> faults.add(body);
            case "latency" -> latency = Latency.of(body);
            case "limits" -> limiters.set(RateLimits.of(body));
            case "sizes" -> sizes = SizeLimits.of(body);
            case "story" ->
                    story.rate(new ControlBody(body, "rate").text("rate").orElse("nothing"));
            default -> {
                return service.control(path, body);
            }
        }
        return get(path);
    }

    private static Object shown(Object result) {
        return result == null ? DONE : result;
    }

    private static InitialData data(JsonNode body) {
        String name = new ControlBody(body, "data").text("data").orElse("demo");
        return Arrays.stream(InitialData.values())
                .filter(data -> data.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "data: expected \"demo\", \"empty\" or \"bare\", not "
                                                + name));
    }

    private JsonNode read(byte[] body) {
        if (body.length == 0) {
            return JsonNodeFactory.instance.objectNode();
        }
        try {
            JsonNode node = json.readTree(body);
            return node.isMissingNode() ? JsonNodeFactory.instance.objectNode() : node;
        } catch (IOException e) {
            throw new IllegalArgumentException("The body is not JSON: " + firstLine(e), e);
        }
    }

    private static String firstLine(Exception e) {
        return e.getMessage().lines().findFirst().orElse("");
    }

    private ODataAnswer error(int status, String message) {
        return json(status, Map.of("error", Map.of("message", message, "calls", calls())));
    }

    private static List<String> calls() {
        return List.of("reset", "seed", "stats", "faults", "latency", "limits", "sizes", "story");
    }

    private ODataAnswer json(int status, Object body) {
        try {
            byte[] bytes = json.writeValueAsBytes(body);
            return ODataAnswer.of(status, "application/json", ResponseBody.of(bytes));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "The result of a control call cannot be written as JSON", e);
        }
    }
}
