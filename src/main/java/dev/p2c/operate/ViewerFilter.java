package dev.p2c.operate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.login.Role;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Refuses what a viewer may not ask of Jolokia, after Hawtio has found out who asks. A refusal is
 * an answer of status 403 in the place of Jolokia's own, as in each of its refusals; by the HTTP
 * status 403, Hawtio's pages would end the session. Jolokia gets what was read here, written anew,
 * so that it cannot read it in another way. Its answers are {@link MendedJson} before anything here
 * reads them. What operators do with beans of Camel, Quartz and others is written to the operator's
 * log.
 */
final class ViewerFilter implements Filter {

    private static final Pattern READING =
            Pattern.compile(RequestGuard.READING_PATH, Pattern.DOTALL);

    private final ObjectMapper json =
            new ObjectMapper(
                    JsonFactory.builder()
                            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                            .build());
    private final ViewerPolicy policy;
    private final ForeignActs acts;

    ViewerFilter(ViewerPolicy policy, ForeignActs acts) {
        this.policy = policy;
        this.acts = acts;
    }

    @Override
    public void doFilter(ServletRequest any, ServletResponse to, FilterChain next)
            throws IOException, ServletException {
        filter((HttpServletRequest) any, (HttpServletResponse) to, mended(next));
    }

    private static FilterChain mended(FilterChain next) {
        return (request, response) -> {
            MendedJson answer = new MendedJson((HttpServletResponse) response);
            next.doFilter(request, answer);
            answer.flushWriter();
        };
    }

    private void filter(HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws IOException, ServletException {
        Optional<Role> role = ConsoleUser.identity().map(who -> who.role());
        if (role.isEmpty()) {
            refuse(response, "log in first");
        } else if ("POST".equals(request.getMethod())) {
            body(role.get(), request, response, next);
        } else if (role.get() == Role.OPERATOR || READING.matcher(path(request)).matches()) {
            next.doFilter(request, response);
        } else {
            refuse(response, "operations need the role operator");
        }
    }

    private static String path(HttpServletRequest request) {
        return request.getPathInfo() == null ? "" : request.getPathInfo();
    }

    private void body(
            Role role, HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws IOException, ServletException {
        JsonNode body;
        try {
            body = json.readTree(request.getInputStream());
        } catch (IOException e) {
            refuse(response, "the body is no JSON");
            return;
        }
        if (role == Role.OPERATOR) {
            act(body, new RereadRequest(request, bytes(body)), response, next);
        } else if (body.isArray()) {
            bulk((ArrayNode) body, request, response, next);
        } else {
            Optional<String> objection = policy.objection(body);
            if (objection.isEmpty()) {
                next.doFilter(new RereadRequest(request, bytes(body)), response);
            } else {
                write(response, refusal(body, objection.get()));
            }
        }
    }

    /** Jolokia has an answer of its own to no body. */
    private byte[] bytes(JsonNode body) throws IOException {
        return body.isMissingNode() ? new byte[0] : json.writeValueAsBytes(body);
    }

    private void act(
            JsonNode body, RereadRequest request, HttpServletResponse response, FilterChain next)
            throws IOException, ServletException {
        if (!acts.isIn(body)) {
            next.doFilter(request, response);
            return;
        }
        KeptResponse kept = new KeptResponse(response);
        JsonNode answers = json.missingNode();
        try {
            next.doFilter(request, kept);
            answers = json.readTree(kept.body());
        } finally {
            acts.write(ConsoleUser.operator(), body, answers);
        }
        response.getOutputStream().write(kept.body());
    }

    private void bulk(
            ArrayNode body,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain next)
            throws IOException, ServletException {
        List<Optional<String>> objections = new ArrayList<>();
        ArrayNode allowed = json.createArrayNode();
        for (JsonNode one : body) {
            Optional<String> objection = policy.objection(one);
            objections.add(objection);
            if (objection.isEmpty()) {
                allowed.add(one);
            }
        }
        RereadRequest rest = new RereadRequest(request, json.writeValueAsBytes(allowed));
        if (allowed.size() == body.size()) {
            next.doFilter(rest, response);
            return;
        }
        KeptResponse kept = new KeptResponse(response);
        if (!allowed.isEmpty()) {
            next.doFilter(rest, kept);
        }
        JsonNode answers = allowed.isEmpty() ? allowed : json.readTree(kept.body());
        ArrayNode all = json.createArrayNode();
        int answered = 0;
        for (int i = 0; i < body.size(); i++) {
            Optional<String> objection = objections.get(i);
            all.add(
                    objection.isPresent()
                            ? refusal(body.get(i), objection.get())
                            : answers.path(answered++));
        }
        write(response, all);
    }

    /** An answer in the form of Jolokia's. */
    private static ObjectNode refusal(JsonNode request, String why) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        if (request.isObject()) {
            answer.set("request", request);
        }
        answer.put("error_type", SecurityException.class.getName());
        answer.put("error", "Forbidden: " + why);
        answer.put("status", HttpServletResponse.SC_FORBIDDEN);
        return answer;
    }

    private void refuse(HttpServletResponse response, String why) throws IOException {
        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        write(response, refusal(json.missingNode(), why));
    }

    private void write(HttpServletResponse response, JsonNode answer) throws IOException {
        response.setContentType("application/json;charset=utf-8");
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(json.writeValueAsBytes(answer));
    }
}
