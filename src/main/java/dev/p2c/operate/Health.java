package dev.p2c.operate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.operate.Observe.Answer;
import java.util.Collection;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;

/** Camel's health checks, ours among them, as JSON; 503 when something is down. */
public final class Health {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Camel's word for it; by default it shows only what is down. */
    private static final String EVERY_CHECK = "full";

    private final CamelContext camel;

    public Health(CamelContext camel) {
        this.camel = camel;
    }

    Answer all() {
        return answer(context -> HealthCheckHelper.invoke(context, EVERY_CHECK));
    }

    /** The process works; whether the systems around it do is {@link #ready()}. */
    Answer live() {
        return answer(context -> HealthCheckHelper.invokeLiveness(context, EVERY_CHECK));
    }

    Answer ready() {
        return answer(context -> HealthCheckHelper.invokeReadiness(context, EVERY_CHECK));
    }

    private Answer answer(Function<CamelContext, Collection<HealthCheck.Result>> checks) {
        Collection<HealthCheck.Result> results = checks.apply(camel);
        boolean up = results.stream().allMatch(r -> r.getState() == HealthCheck.State.UP);
        ObjectNode body = JSON.createObjectNode().put("status", up ? "UP" : "DOWN");
        ArrayNode list = body.putArray("checks");
        for (HealthCheck.Result result : results) {
            ObjectNode check = list.addObject();
            check.put("name", result.getCheck().getId());
            check.put("status", result.getState().name());
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
        return new Answer(up ? 200 : 503, "application/json", body.toPrettyString());
    }
}
