package dev.p2c.task.upsert;

import dev.p2c.run.CompanyRun;
import dev.p2c.state.State;
import dev.p2c.task.plan.Plan;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds rows that another company has written, so that two companies never overwrite each other's
 * values. A row that all companies share (a product of Sales) belongs to the first company of the
 * settings that has it; a row that is written once (an order in Finance) to the company it was
 * written to.
 */
final class OtherCompanies {

    private final State state;

    OtherCompanies(State state) {
        this.state = state;
    }

    /**
     * Finds the rows that are left to another company. Costs a query per company, so only for rows
     * that are about to be sent.
     *
     * @return the reason by key
     */
    Map<String, String> of(CompanyRun run, Plan plan, Collection<String> keys) {
        Map<String, String> reasons = new HashMap<>();
        for (String other : before(run, plan)) {
            state.ledger()
                    .find(plan.task(), other, keys)
                    .forEach(
                            (key, entry) -> {
                                if (entry.isWritten()) {
                                    reasons.putIfAbsent(key, "company " + other + " has the row");
                                }
                            });
        }
        tried(run, plan, keys).forEach(reasons::putIfAbsent);
        return reasons;
    }

    /**
     * Finds the rows that another company tries and that wait there. Companies that read the very
     * same rows, as the products of a system in the middle, would list a refused row once each.
     *
     * @return the reason by key
     */
    Map<String, String> tried(CompanyRun run, Plan plan, Collection<String> keys) {
        Map<String, String> reasons = new HashMap<>();
        boolean sameRows =
                plan.sharesTarget() && !plan.source().isDivided(plan.mapping().source().entity());
        if (sameRows && !keys.isEmpty()) {
            for (String other : before(run, plan)) {
                state.failures()
                        .find(plan.task(), other, keys)
                        .keySet()
                        .forEach(
                                key ->
                                        reasons.putIfAbsent(
                                                key, "company " + other + " tries the row"));
            }
        }
        return reasons;
    }

    /** The companies whose rows this company leaves alone. */
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
