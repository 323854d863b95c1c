package dev.p2c.planning;

import dev.p2c.odata.Connection;
import dev.p2c.plan.PlanCost;
import dev.p2c.task.plan.Plan;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;

/** Estimates what applying a plan costs. Not thread-safe. */
public final class ApplyCost {

    /** About as many keys as fit into the address of one query. */
    private static final int KEYS_OF_A_QUERY = 80;

    private final Map<String, Long> requests = new HashMap<>();
    private final Map<String, Long> writes = new HashMap<>();
    private final Map<String, Connection> connections = new HashMap<>();

    /**
     * Adds the rows of a task: each is read in the source and, before and after the write, in the
     * target, its lookups and parents are searched for, and it is written in a batch.
     */
    public void add(Plan plan, long rows) {
        if (rows == 0) {
            return;
        }
        long batches = share(rows, plan.batchSize());
        long queries = Math.max(batches, share(rows, KEYS_OF_A_QUERY));
        long searches =
                plan.mapping().rules().stream()
                        .filter(rule -> rule.path().isLookup() || rule.parent().isPresent())
                        .count();
        add(plan.source(), queries);
        add(plan.target(), 2 * queries + batches * (1 + searches));
        writes.merge(plan.target().name(), rows, Long::sum);
    }

    private void add(Connection connection, long number) {
        connections.put(connection.name(), connection);
        requests.merge(connection.name(), number, Long::sum);
    }

    private static long share(long rows, int size) {
        return (rows + size - 1) / size;
    }

    /**
     * The cost of all rows.
     *
     * @param allowance the requests that a connection allows on one day; empty for no limit
     */
    public PlanCost of(Function<Connection, OptionalLong> allowance) {
        Map<String, Long> allowed = new HashMap<>();
        connections.forEach(
                (name, connection) ->
                        allowance.apply(connection).ifPresent(most -> allowed.put(name, most)));
        return new PlanCost(requests, writes, allowed);
    }
}
