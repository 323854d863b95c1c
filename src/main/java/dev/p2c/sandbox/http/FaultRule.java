package dev.p2c.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * One fault that was ordered. Absent fields are null; without {@code status} and {@code code} the
 * operation is carried out all the same, after the latency.
 *
 * @param path decoded, after the root: the operation's path starts with it, or with something that
 *     it matches as a regular expression
 * @param every only each n-th match
 * @param times at most so often
 * @param forSeconds only so long after it was ordered
 */
record FaultRule(
        String method,
        String path,
        Pattern pattern,
        Integer status,
        String code,
        Integer retryAfter,
        int latencyMs,
        Drop drop,
        int every,
        Integer times,
        Integer forSeconds) {

    /** When the connection is closed without an answer. */
    enum Drop {
        NEVER,
        /** Nothing was done. */
        BEFORE,
        /** It was done; the client cannot know. */
        AFTER
    }

    private static final String[] FIELDS = {
        "method",
        "path",
        "status",
        "code",
        "retryAfter",
        "latencyMs",
        "dropConnection",
        "every",
        "times",
        "forSeconds"
    };

    static FaultRule of(JsonNode body) {
        ControlBody fields = new ControlBody(body, FIELDS);
        String path = fields.text("path").orElse(null);
        return new FaultRule(
                fields.text("method").map(m -> m.toUpperCase(Locale.ROOT)).orElse(null),
                path,
                path == null ? null : pattern(path),
                status(fields),
                fields.text("code").orElse(null),
                fields.integerOrNull("retryAfter", 0),
                fields.integer("latencyMs", 0, 0),
                drop(fields.get("dropConnection")),
                fields.integer("every", 1, 1),
                fields.integerOrNull("times", 1),
                fields.integerOrNull("forSeconds", 1));
    }

    private static Integer status(ControlBody fields) {
        Integer status = fields.integerOrNull("status", 400);
        if (status != null && status > 599) {
            throw new IllegalArgumentException("status: expected 400 to 599, not " + status);
        }
        return status;
    }

    private static Pattern pattern(String path) {
        try {
            return Pattern.compile(path);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "path: not a regular expression (" + e.getDescription() + "): " + path, e);
        }
    }

    private static Drop drop(JsonNode value) {
        if (value.isMissingNode() || value.isNull() || value.isBoolean() && !value.booleanValue()) {
            return Drop.NEVER;
        }
        String text = value.asText();
        if (value.isBoolean() || text.equals("before")) {
            return Drop.BEFORE;
        }
        if (text.equals("after")) {
            return Drop.AFTER;
        }
        throw new IllegalArgumentException(
                "dropConnection: expected true, false, \"before\" or \"after\", not " + value);
    }

    /**
     * A rule that names neither a method nor a path is about HTTP requests, of which a batch is
     * one. A rule that names either hits batched operations as well.
     */
    boolean matches(String calledMethod, String calledPath, boolean batched) {
        if (batched && method == null && path == null) {
            return false;
        }
        boolean sameMethod = method == null || method.equals(calledMethod);
        return sameMethod
                && (path == null
                        || calledPath.startsWith(path)
                        || pattern.matcher(calledPath).lookingAt());
    }

    boolean answers() {
        return status != null || code != null;
    }

    Map<String, Object> shown() {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("method", method);
        shown.put("path", path);
        shown.put("status", status);
        shown.put("code", code);
        shown.put("retryAfter", retryAfter);
        shown.put("latencyMs", latencyMs == 0 ? null : latencyMs);
        shown.put("dropConnection", drop == Drop.NEVER ? null : shownDrop());
        shown.put("every", every == 1 ? null : every);
        shown.put("times", times);
        shown.put("forSeconds", forSeconds);
        shown.values().removeIf(Objects::isNull);
        return shown;
    }

    private String shownDrop() {
        return drop.name().toLowerCase(Locale.ROOT);
    }
}
