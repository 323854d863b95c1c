package dev.p2c.task.deletion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.state.LedgerEntry;
import dev.p2c.state.State;
import dev.p2c.task.batch.Documents;
import dev.p2c.task.batch.TaskPass;
import dev.p2c.task.plan.Plan;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds lines in the target that their document in the source no longer has: lines that a revision
 * of a quote left out, though they still exist in the closed revision, and lines that were deleted.
 * Looks at the documents whose lines a pass has read, which are those that changed; a sweep needs
 * no such look, since it reads all keys, and rows that are written once belong to the target. Lines
 * that the ledger does not know were added in the target by people and are left alone.
 */
final class DroppedLines {

    private static final int PAGE = 5000;

    private final State state;

    DroppedLines(State state) {
        this.state = state;
    }

    /** The ledger entries of the dropped lines, by integration key. */
    Map<String, LedgerEntry> find(TaskPass pass) {
        Map<String, Map<String, JsonNode>> documents = pass.documents().sources();
        Map<String, LedgerEntry> lines = new HashMap<>();
        boolean isOnce = pass.plan().mapping().target().once().isPresent();
        if (documents.isEmpty() || pass.plan().sweeps() || isOnce) {
            return lines;
        }
        Plan plan = pass.plan();
        String company = pass.run().company();
        state.ledgerScan()
                .inTarget(
                        pass.task(),
                        company,
                        entry ->
                                Documents.of(plan, entry.key())
                                        .filter(documents::containsKey)
                                        .ifPresent(document -> lines.put(entry.key(), entry)));
        if (!lines.isEmpty()) {
            keepDropped(plan, company, documents, lines);
        }
        return lines;
    }

    /** Removes the lines that exist, and those of documents of which no line was found now. */
    private static void keepDropped(
            Plan plan,
            String company,
            Map<String, Map<String, JsonNode>> documents,
            Map<String, LedgerEntry> lines) {
        Set<String> there = new HashSet<>();
        Set<String> found = new HashSet<>();
        for (ObjectNode row :
                plan.source()
                        .readByKeys(
                                plan.queries().rows(company, PAGE),
                                List.copyOf(documents.values()))) {
            String key = plan.sourceKeys().text(row);
            there.add(key);
            Documents.of(plan, key).ifPresent(found::add);
        }
        lines.keySet()
                .removeIf(
                        key ->
                                there.contains(key)
                                        || Documents.of(plan, key)
                                                .filter(found::contains)
                                                .isEmpty());
    }
}
