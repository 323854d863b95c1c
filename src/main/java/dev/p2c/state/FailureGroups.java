package dev.p2c.state;

import java.util.List;

/**
 * A page of groups of failures.
 *
 * @param totals those on all pages
 */
public record FailureGroups(FailureTotals totals, List<FailureGroup> groups) {
    public FailureGroups {
        groups = List.copyOf(groups);
    }
}
