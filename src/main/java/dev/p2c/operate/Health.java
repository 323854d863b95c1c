package dev.p2c.operate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.operate.Observe.Answer;
import java.util.Collection;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;

/** Camel's health checks, ours among them, as JSON; 503 when something is down. */
public final class Health {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Camel's word for it; by default it shows only what is down. */
    private static final String EVERY_CHECK = "full";

    private static final String STATUS = "status";
    private static final String UP = "UP";

    private final CamelContext camel;

    public Health(CamelContext camel) {
        this.camel = camel;
    }

    /**
     * The process works; whether the systems around it do is {@link #ready()}. Both without
     * reasons: anybody may ask.
     */
    Answer live() {
        return answer(status(HealthCheckHelper.invokeLiveness(camel, EVERY_CHECK)));
    }

    Answer ready() {
        return answer(status(HealthCheckHelper.invokeReadiness(camel, EVERY_CHECK)));
    }

    private static ObjectNode status(Collection<HealthCheck.Result> results) {
        boolean up = results.stream().allMatch(r -> r.getState() == HealthCheck.State.UP);
        return JSON.createObjectNode().put(STATUS, up ? UP : "DOWN");
    }

    private static Answer answer(ObjectNode body) {
        boolean up = body.path(STATUS).asText().equals(UP);
        return new Answer(up ? 200 : 503, "application/json", body.toPrettyString());
    }

    Answer all() {
        Collection<HealthCheck.Result> results = HealthCheckHelper.invoke(camel, EVERY_CHECK);
        ObjectNode body = status(results);
        ArrayNode list = body.putArray("checks");
        for (HealthCheck.Result result : results) {
            ObjectNode check = list.addObject();
            check.put("name", result.getCheck().getId());
            check.put(STATUS, result.getState().name());
            result.getMessage().ifPresent(message -> check.put("message", message));
            ObjectNode details = check.putObject("details");
            result.getDetails()
                    .forEach(
                            (name, value) -> {
                                if (name.startsWith("p2c.")) {
                                    details.put(name.substring(4), String.valueOf(value));
                                }
                            });
        }
        return answer(body);
    }
}
