package dev.p2c.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Rule for an injected fault. Absent fields are null. A rule without {@code status} and {@code
 * code} only delays the operation by its latency or drops the connection.
 *
 * @param path decoded prefix of the operation's path after the service root, as plain text or as a
 *     regular expression
 * @param pattern the path compiled; null without a path
 * @param query regular expression that the decoded query string has to contain, for a service or a
 *     proxy that refuses single values of a filter
 * @param every the fault applies to each n-th match only; 1 for every match
 * @param times maximum number of times that the fault applies
 * @param forSeconds time after which the rule expires
 */
record FaultRule(
        String method,
        String path,
        Pattern pattern,
        Pattern query,
        Integer status,
        String code,
        Integer retryAfter,
        int latencyMs,
        Drop drop,
        int every,
        Integer times,
        Integer forSeconds) {

    /** When the connection is closed without a response. */
    enum Drop {
        NEVER,
        /** Before the operation is run. */
        BEFORE,
        /** After the operation was run, which the client cannot know. */
        AFTER
    }

    private static final String[] FIELDS = {
        "method",
        "path",
        "query",
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
                path == null ? null : pattern("path", path),
                fields.text("query").map(text -> pattern("query", text)).orElse(null),
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

    private static Pattern pattern(String field, String text) {
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    field + ": not a regular expression (" + e.getDescription() + "): " + text, e);
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
     * Whether the rule is about this operation. A rule without method, path and query matches HTTP
     * requests, a batch being one request. A rule with any matches batched operations as well.
     *
     * @param calledPath decoded
     * @param calledQuery decoded; may be empty
     */
    boolean matches(String calledMethod, String calledPath, String calledQuery, boolean batched) {
        if (batched && method == null && path == null && query == null) {
            return false;
        }
        if (query != null && !query.matcher(calledQuery).find()) {
            return false;
        }
        boolean sameMethod = method == null || method.equals(calledMethod);
        return sameMethod
                && (path == null
                        || calledPath.startsWith(path)
                        || pattern.matcher(calledPath).lookingAt());
    }

    /** Whether the operation is answered with an error instead of being run. */
    boolean answers() {
        return status != null || code != null;
    }

    Map<String, Object> shown() {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("method", method);
        shown.put("path", path);
        shown.put("query", query == null ? null : query.pattern());
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
