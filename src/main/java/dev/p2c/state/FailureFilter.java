package dev.p2c.state;

import java.util.Optional;

/**
 * Which failures to list; what is empty does not narrow.
 *
 * @param limit most rows to answer, at least 1
 */
public record FailureFilter(
        Optional<String> task,
        Optional<String> company,
        Optional<Kind> kind,
        Optional<String> key,
        int limit) {

    public FailureFilter {
        if (limit < 1) {
            throw new IllegalArgumentException("limit must be at least 1, is " + limit);
        }
    }

    public static FailureFilter all(int limit) {
        return new FailureFilter(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), limit);
    }

    /** Everything that waits of one task and company. */
    public static FailureFilter of(String task, String company, int limit) {
        return new FailureFilter(
                Optional.of(task), Optional.of(company), Optional.empty(), Optional.empty(), limit);
    }
}
