package dev.p2c.operate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.operate.ObserveEndpoint.ObserveAnswer;
import dev.p2c.text.Visible;
import java.util.Collection;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;

/**
 * Answers with the results of all health checks as JSON; 503 if one of them is down, 200 if one is
 * {@link Degraded}.
 */
public final class Health {

    /** Camel's exposure level that includes checks that are up. */
    private static final String EVERY_CHECK = "full";

    private static final String STATUS = "status";
    private static final String UP = "UP";
    private static final String DOWN = "DOWN";
    private static final String DEGRADED = "DEGRADED";

    private final CamelContext camel;

    public Health(CamelContext camel) {
        this.camel = camel;
    }

    /** Whether the process works; without details, because the answer needs no login. */
    ObserveAnswer live() {
        return answer(status(HealthCheckHelper.invokeLiveness(camel, EVERY_CHECK)));
    }

    /** Whether the systems around the process work, too; without details, as {@link #live()}. */
    ObserveAnswer ready() {
        return answer(status(HealthCheckHelper.invokeReadiness(camel, EVERY_CHECK)));
    }

    private static ObjectNode status(Collection<HealthCheck.Result> results) {
        boolean up = results.stream().allMatch(r -> r.getState() == HealthCheck.State.UP);
        return JsonNodeFactory.instance.objectNode().put(STATUS, up ? UP : DOWN);
    }

    private static ObserveAnswer answer(ObjectNode body) {
        boolean up = !body.path(STATUS).asText().equals(DOWN);
        return new ObserveAnswer(
                up ? 200 : 503, "application/json", Visible.text(body.toPrettyString()));
    }

    private static boolean isDegraded(HealthCheck.Result result) {
        return result.getDetails().containsKey(Degraded.DETAIL);
    }

    /** The state, message and details of every check. */
    ObserveAnswer all() {
        Collection<HealthCheck.Result> results = HealthCheckHelper.invoke(camel, EVERY_CHECK);
        ObjectNode body = status(results);
        if (body.path(STATUS).asText().equals(UP)
                && results.stream().anyMatch(Health::isDegraded)) {
            body.put(STATUS, DEGRADED);
        }
        ArrayNode list = body.putArray("checks");
        for (HealthCheck.Result result : results) {
            ObjectNode check = list.addObject();
            check.put("name", result.getCheck().getId());
            check.put(STATUS, isDegraded(result) ? DEGRADED : result.getState().name());
            result.getMessage().ifPresent(message -> check.put("message", message));
            ObjectNode details = check.putObject("details");
            result.getDetails()
                    .forEach(
                            (name, value) -> {
                                if (name.startsWith("p2c.") && !name.equals(Degraded.DETAIL)) {
                                    details.put(name.substring(4), String.valueOf(value));
                                }
                            });
        }
        return answer(body);
    }
}
