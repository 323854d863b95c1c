package dev.p2c.task.upsert;

import dev.p2c.run.CompanyRun;
import dev.p2c.state.State;
import dev.p2c.task.plan.Plan;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows that are another company's already. Two companies never write one row in turns: what all of
 * them share (a product of Sales) belongs to the first one of the settings that has it; what is
 * written once (an order in Finance) to the company it went to.
 */
final class OtherCompanies {

    private final State state;

    OtherCompanies(State state) {
        this.state = state;
    }

    /** Why rows are left to another company, by key. Asked only for rows about to be written. */
    Map<String, String> of(CompanyRun run, Plan plan, Collection<String> keys) {
        Map<String, String> reasons = new HashMap<>();
        for (String other : before(run, plan)) {
            state.ledger()
                    .find(plan.task(), other, keys)
                    .forEach(
                            (key, entry) -> {
                                if (entry.isWritten()) {
                                    reasons.putIfAbsent(key, "company " + other + " has it");
                                }
                            });
        }
        return reasons;
    }

    /** The companies that come before this one for rows of this task. */
    private static List<String> before(CompanyRun run, Plan plan) {
        List<String> companies = run.run().companies();
        if (plan.mapping().target().once().isPresent()) {
            return companies.stream().filter(other -> !other.equals(run.company())).toList();
        }
        return plan.sharesTarget()
                ? companies.subList(0, companies.indexOf(run.company()))
                : List.of();
    }
}
