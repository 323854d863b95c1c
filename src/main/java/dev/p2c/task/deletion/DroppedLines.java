package dev.p2c.task.deletion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.state.LedgerEntry;
import dev.p2c.state.State;
import dev.p2c.state.TaskNotes;
import dev.p2c.task.batch.Documents;
import dev.p2c.task.batch.TaskPass;
import dev.p2c.task.plan.Plan;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds lines in the target that their document in the source no longer has: lines that a revision
 * of a quote left out, though they still exist in the closed revision, and lines that were deleted.
 * Looks at the documents whose lines a pass has read, which are those that changed, and at revised
 * documents, which may have no line any more; a sweep needs no such look, since it reads all keys,
 * and rows that are written once belong to the target. Lines that the ledger does not know were
 * added in the target by people and are left alone.
 */
final class DroppedLines {

    private static final int PAGE = 5000;

    private final State state;

    DroppedLines(State state) {
        this.state = state;
    }

    /** The ledger entries of the dropped lines, by integration key. */
    Map<String, LedgerEntry> find(TaskPass pass) {
        Map<String, LedgerEntry> lines = new HashMap<>();
        if (!looksAtLines(pass.plan())) {
            return lines;
        }
        Map<String, Map<String, JsonNode>> documents = pass.documents().sources();
        Set<String> empty = withoutLines(pass, documents.keySet());
        if (!documents.isEmpty() || !empty.isEmpty()) {
            keep(pass, documents, empty, lines);
        }
        return lines;
    }

    /** Forgets the revised documents once the dropped lines have their outcome. */
    void settled(TaskPass pass) {
        if (looksAtLines(pass.plan())) {
            TaskNotes notes = state.notes().of(pass.task(), pass.run().company());
            notes.revised().keySet().forEach(notes::lookedAt);
        }
    }

    private static boolean looksAtLines(Plan plan) {
        return plan.mapping().target().document().isPresent()
                && !plan.sweeps()
                && plan.mapping().target().once().isEmpty();
    }

    /** The revised documents whose header has no line in the source. */
    private Set<String> withoutLines(TaskPass pass, Set<String> read) {
        Plan plan = pass.plan();
        String company = pass.run().company();
        Map<String, String> revised = state.notes().of(pass.task(), company).revised();
        revised.keySet().removeAll(read);
        Set<String> empty = new HashSet<>(revised.keySet());
        if (!empty.isEmpty()) {
            List<Map<String, JsonNode>> headers =
                    revised.entrySet().stream()
                            .map(each -> Documents.source(plan, each.getKey(), each.getValue()))
                            .toList();
            // A revision that was closed meanwhile has lines, which the filter would hide
            plan.source()
                    .readByKeys(
                            plan.queries().rows(company, PAGE).withFilter(Optional.empty()),
                            headers)
                    .forEach(
                            row ->
                                    Documents.of(plan, plan.sourceKeys().text(row))
                                            .ifPresent(empty::remove));
        }
        return empty;
    }

    private void keep(
            TaskPass pass,
            Map<String, Map<String, JsonNode>> documents,
            Set<String> empty,
            Map<String, LedgerEntry> lines) {
        Plan plan = pass.plan();
        String company = pass.run().company();
        Map<String, LedgerEntry> ofEmpty = new HashMap<>();
        state.ledgerScan()
                .inTarget(
                        pass.task(),
                        company,
                        entry -> {
                            String document = Documents.of(plan, entry.key()).orElse("");
                            if (documents.containsKey(document)) {
                                lines.put(entry.key(), entry);
                            } else if (empty.contains(document)) {
                                ofEmpty.put(entry.key(), entry);
                            }
                        });
        if (!lines.isEmpty()) {
            keepDropped(plan, company, documents, lines);
        }
        lines.putAll(ofEmpty);
    }

    /**
     * Removes the lines that exist, and those of documents of which no line was found now, or whose
     * lines the source refuses to search for.
     */
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
                                List.copyOf(documents.values()),
                                (key, why) -> {})) {
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
