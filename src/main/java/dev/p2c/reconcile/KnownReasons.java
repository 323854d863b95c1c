package dev.p2c.reconcile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.reconcile.Details.Pair;
import dev.p2c.reconcile.Details.Reason;
import dev.p2c.state.Failure;
import dev.p2c.state.LedgerEntry;
import dev.p2c.state.State;
import dev.p2c.task.plan.Plan;
import dev.p2c.task.plan.ReadRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Explains differences by what the state knows: the row waits or was rejected, changed since it was
 * written, or was never written. The state decides nothing: it is asked only about rows that
 * differ.
 */
final class KnownReasons implements Details.Reasons {

    private final State state;

    KnownReasons(State state) {
        this.state = state;
    }

    @Override
    public Map<String, Reason> of(Plan plan, String company, List<Pair> rows) {
        List<String> keys = rows.stream().map(pair -> pair.mapped().key()).toList();
        Map<String, Failure> failures = state.failures().find(plan.task(), company, keys);
        Map<String, LedgerEntry> ledger = state.ledger().find(plan.task(), company, keys);
        Map<String, Reason> reasons = new HashMap<>();
        for (Pair pair : rows) {
            String key = pair.mapped().key();
            Optional.ofNullable(failures.get(key))
                    .map(failure -> new Reason(failed(failure), true))
                    .or(
                            () ->
                                    changed(plan, pair, ledger.get(key))
                                            .map(text -> new Reason(text, false)))
                    .ifPresent(reason -> reasons.put(key, reason));
        }
        return reasons;
    }

    private static String failed(Failure failure) {
        String kind =
                switch (failure.kind()) {
                    case PARKED -> "parked";
                    case CONFLICT -> "in conflict";
                    default -> "rejected";
                };
        return kind + ": " + failure.reason();
    }

    private static Optional<String> changed(Plan plan, Pair pair, LedgerEntry entry) {
        if (entry == null || !entry.isWritten()) {
            return pair.target().isEmpty()
                    ? Optional.of("no pass has brought the row across yet")
                    : Optional.empty();
        }
        String hash = pair.mapped().hash();
        if (!entry.isWrittenAs(hash) && !entry.isIncompleteAs(hash)) {
            return Optional.of(
                    "changed in %s or in the mapping after the last pass"
                            .formatted(plan.source().name()));
        }
        Optional<ObjectNode> target = pair.target();
        if (target.isEmpty()) {
            return Optional.of("deleted in " + plan.target().name() + " since it was written");
        }
        return Optional.ofNullable(entry.targetEtag())
                .filter(etag -> !etag.isEmpty())
                .filter(etag -> !etag.equals(ReadRow.etag(target.get())))
                .map(etag -> "changed in " + plan.target().name() + " since it was written");
    }
}
