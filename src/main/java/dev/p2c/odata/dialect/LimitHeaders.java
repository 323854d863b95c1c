package dev.p2c.odata.dialect;

import java.util.List;
import java.util.Optional;

/**
 * Names of the response headers in which a service reports its request limits, in lower case.
 *
 * @param parallelism the recommended number of concurrent requests
 * @param budgets the rest of a budget, of requests or of time; the largest value seen counts as the
 *     whole budget
 */
public record LimitHeaders(Optional<String> parallelism, List<String> budgets) {

    public static final LimitHeaders NONE = new LimitHeaders(Optional.empty(), List.of());

    public LimitHeaders {
        budgets = List.copyOf(budgets);
    }
}
