package dev.p2c.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Holds the rules for injected faults and picks the one for an operation: the first that matches
 * and is due. Thread-safe.
 */
final class InjectedFaults {

    private final Clock clock;
    private volatile List<CountedRule> rules = List.of();

    InjectedFaults(Clock clock) {
        this.clock = clock;
    }

    /** Adds one rule or a list of rules, ahead of the existing rules. */
    synchronized void add(JsonNode body) {
        List<JsonNode> nodes = body.isArray() ? body.valueStream().toList() : List.of(body);
        List<CountedRule> all = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            all.add(new CountedRule(read(nodes, i), clock.instant()));
        }
        all.addAll(rules);
        rules = List.copyOf(all);
    }

    private static FaultRule read(List<JsonNode> nodes, int i) {
        try {
            return FaultRule.of(nodes.get(i));
        } catch (IllegalArgumentException e) {
            if (nodes.size() == 1) {
                throw e;
            }
            throw new IllegalArgumentException("rule " + (i + 1) + ": " + e.getMessage(), e);
        }
    }

    synchronized void clear() {
        rules = List.of();
    }

    List<Map<String, Object>> shown() {
        return rules.stream().map(CountedRule::shown).toList();
    }

    /**
     * The fault to apply to this operation, or null. Counts a match for each matching rule up to
     * the rule that applies.
     *
     * @param path percent-encoded, after the service root
     * @param query percent-encoded; may be null
     * @param batched whether the operation is part of a batch
     */
    FaultRule due(String method, String path, String query, boolean batched) {
        List<CountedRule> now = rules;
        if (now.isEmpty()) {
            return null;
        }
        String decoded = decoded(path);
        String decodedQuery = query == null ? "" : decoded(query);
        return now.stream()
                .filter(counted -> counted.rule.matches(method, decoded, decodedQuery, batched))
                .filter(counted -> counted.isDue(clock.instant()))
                .map(counted -> counted.rule)
                .findFirst()
                .orElse(null);
    }

    private static String decoded(String path) {
        try {
            return PercentEncoding.decodePath(path);
        } catch (IllegalArgumentException e) {
            return path;
        }
    }

    /** A rule, the number of its matches and the number of faults that it caused. */
    private static final class CountedRule {

        private final FaultRule rule;
        private final Instant since;
        private int matched;
        private int applied;

        CountedRule(FaultRule rule, Instant since) {
            this.rule = rule;
            this.since = since;
        }

        synchronized boolean isDue(Instant now) {
            boolean over =
                    rule.forSeconds() != null
                            && !now.isBefore(since.plusSeconds(rule.forSeconds()));
            if (over || rule.times() != null && applied >= rule.times()) {
                return false;
            }
            matched++;
            if (matched % rule.every() != 0) {
                return false;
            }
            applied++;
            return true;
        }

        synchronized Map<String, Object> shown() {
            Map<String, Object> shown = rule.shown();
            shown.put("matched", matched);
            shown.put("applied", applied);
            return shown;
        }
    }
}
