package dev.p2c.plan;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import java.util.TreeMap;

/**
 * What applying a plan costs.
 *
 * @param requests by connection, the requests that {@code apply} will send
 * @param writes by connection, the rows that it will write, each of which counts towards the day's
 *     allowance
 * @param allowance by connection, the requests that one day allows; absent where there is no limit
 */
public record PlanCost(
        @JsonProperty("requests") Map<String, Long> requests,
        @JsonProperty("writes") Map<String, Long> writes,
        @JsonProperty("allowance") Map<String, Long> allowance) {

    public static final PlanCost NONE = new PlanCost(Map.of(), Map.of(), Map.of());

    /** What counts towards the day's allowance: each row of a batch counts by itself. */
    public long charged(String system) {
        return requests.getOrDefault(system, 0L) + writes.getOrDefault(system, 0L);
    }

    public PlanCost {
        requests = new TreeMap<>(requests);
        writes = new TreeMap<>(writes);
        allowance = new TreeMap<>(allowance);
    }
}
