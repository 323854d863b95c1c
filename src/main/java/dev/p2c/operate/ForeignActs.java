package dev.p2c.operate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.desk.Operator;
import dev.p2c.text.Visible;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;

/**
 * Writes to the operator's log what people do with beans of Camel, Quartz and others, such as
 * stopping a route on Hawtio's pages. Our own beans write their lines themselves.
 */
final class ForeignActs {

    /** Operations that look; Hawtio's pages call some of them every few seconds. */
    private static final Pattern LOOKING =
            Pattern.compile("(dump|browse|get|list|find|explain|is|has|canInvoke)([A-Z]\\w*)?");

    private static final int OK = 200;

    private final ActLog log;

    ForeignActs(ActLog log) {
        this.log = log;
    }

    /** Whether a body asks for something that belongs into the log. */
    boolean isIn(JsonNode body) {
        return !acts(body).isEmpty();
    }

    /**
     * Writes a line for each act of a request.
     *
     * @param answers of Jolokia; nothing if it failed, so that each act counts as attempted
     */
    void write(Operator operator, JsonNode body, JsonNode answers) {
        for (int i : acts(body)) {
            JsonNode act = body.isArray() ? body.get(i) : body;
            JsonNode answer = answers.isArray() ? answers.path(i) : answers;
            String what = arguments(act) + outcome(answer);
            log.write(operator, action(act), subject(act), Visible.line(what));
        }
    }

    private static List<Integer> acts(JsonNode body) {
        List<Integer> acts = new ArrayList<>();
        for (int i = 0; i < (body.isArray() ? body.size() : 1); i++) {
            if (isAct(body.isArray() ? body.get(i) : body)) {
                acts.add(i);
            }
        }
        return acts;
    }

    private static boolean isAct(JsonNode request) {
        boolean acts =
                switch (type(request)) {
                    case "exec" -> !LOOKING.matcher(operation(request)).matches();
                    case "write" -> true;
                    default -> false;
                };
        return acts && !request.path("mbean").asText().startsWith("p2c:");
    }

    /** Jolokia takes the type in any case. */
    private static String type(JsonNode request) {
        return request.path("type").asText().toLowerCase(Locale.ROOT);
    }

    private static String operation(JsonNode request) {
        return request.path("operation").asText().replaceFirst("\\((?s).*", "");
    }

    private static String action(JsonNode act) {
        return Visible.line(
                type(act).equals("exec")
                        ? operation(act)
                        : "write " + act.path("attribute").asText());
    }

    /** {@code route accounts (Camel)}, or the name of another bean. */
    private static String subject(JsonNode act) {
        String bean = act.path("mbean").asText();
        try {
            ObjectName name = new ObjectName(bean);
            String route = name.getKeyProperty("name");
            boolean isRoute =
                    name.getDomain().equals("org.apache.camel")
                            && "routes".equals(name.getKeyProperty("type"))
                            && route != null;
            return Visible.line(
                    isRoute
                            ? "route " + route.replace("\"", "") + " (Camel)"
                            : name.getCanonicalName());
        } catch (MalformedObjectNameException e) {
            return Visible.line(bean);
        }
    }

    private static String arguments(JsonNode act) {
        JsonNode values = type(act).equals("exec") ? act.path("arguments") : act.path("value");
        return values.isMissingNode() || values.isContainerNode() && values.isEmpty()
                ? ""
                : values + ": ";
    }

    private static String outcome(JsonNode answer) {
        if (answer.path("status").asInt() == OK) {
            return "done";
        }
        String error = answer.path("error").asText();
        return error.isEmpty() ? "not done" : "not done: " + error;
    }
}
