package dev.p2c.task;

import dev.p2c.mapping.Mapping.Document;
import dev.p2c.state.BatchOutcome;
import dev.p2c.state.Failure;
import dev.p2c.state.FailureFilter;
import dev.p2c.state.FailureKind;
import dev.p2c.state.LedgerEntry;
import dev.p2c.state.NewFailure;
import dev.p2c.state.Resolution;
import dev.p2c.state.State;
import dev.p2c.task.batch.Documents;
import dev.p2c.task.batch.OpenFailures;
import dev.p2c.task.batch.TaskPass;
import dev.p2c.text.Counted;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Lists documents that lack lines in the target, at the key of their header: a person sees which
 * document is not whole, not only which lines failed. Runs after each pass of the task that brings
 * the lines. Thread-safe.
 */
final class IncompleteDocuments {

    /** Most failures of lines that are looked at. */
    private static final int MOST = 20_000;

    private final State state;

    IncompleteDocuments(State state) {
        this.state = state;
    }

    /** Lists the documents that are not whole now, and ends the entries of the others. */
    void settle(TaskPass pass) {
        Optional<Document> document =
                pass.stopped() ? Optional.empty() : pass.plan().mapping().target().document();
        document.ifPresent(of -> settle(pass, of.headers()));
    }

    private void settle(TaskPass pass, String headers) {
        String company = pass.run().company();
        Map<String, List<Failure>> lacking = lacking(pass, company);
        lacking.keySet().retainAll(inTarget(headers, company, lacking.keySet()));
        List<Failure> open = state.failures().list(parked(headers, company));
        Set<String> over =
                open.stream()
                        .filter(OpenFailures::isOfLines)
                        .map(Failure::key)
                        .filter(key -> !lacking.containsKey(key))
                        .collect(Collectors.toSet());
        // A header that was itself refused keeps its own reason
        state.failures()
                .find(headers, company, lacking.keySet())
                .forEach(
                        (key, failure) -> {
                            if (!OpenFailures.isOfLines(failure)) {
                                lacking.remove(key);
                            }
                        });
        if (over.isEmpty() && lacking.isEmpty()) {
            return;
        }
        List<NewFailure> failures = new ArrayList<>();
        lacking.forEach((key, lines) -> failures.add(failure(pass, key, lines)));
        state.commit(
                BatchOutcome.of(headers, company, pass.run().run().id())
                        .withFailures(failures)
                        .withSettled(over, Resolution.WRITTEN));
    }

    /** The failures of lines that are not in the target, by document. */
    private Map<String, List<Failure>> lacking(TaskPass pass, String company) {
        List<Failure> failures =
                state.failures().list(FailureFilter.of(pass.task(), company, MOST)).stream()
                        .filter(failure -> failure.kind() != FailureKind.DELETED)
                        .toList();
        Set<String> there =
                inTarget(pass.task(), company, failures.stream().map(Failure::key).toList());
        Map<String, List<Failure>> byDocument = new TreeMap<>();
        failures.stream()
                .filter(failure -> !there.contains(failure.key()))
                .forEach(
                        failure ->
                                Documents.of(pass.plan(), failure.key())
                                        .ifPresent(
                                                key ->
                                                        byDocument
                                                                .computeIfAbsent(
                                                                        key, k -> new ArrayList<>())
                                                                .add(failure)));
        return byDocument;
    }

    private Set<String> inTarget(String task, String company, Collection<String> keys) {
        Map<String, LedgerEntry> found = new HashMap<>(state.ledger().find(task, company, keys));
        found.values().removeIf(entry -> !entry.isWritten());
        return found.keySet();
    }

    private static FailureFilter parked(String headers, String company) {
        return new FailureFilter(
                Optional.of(headers),
                Optional.of(company),
                Optional.of(FailureKind.PARKED),
                Optional.empty(),
                MOST);
    }

    private static NewFailure failure(TaskPass pass, String key, List<Failure> lines) {
        Failure first = lines.stream().min(Comparator.comparing(Failure::key)).orElseThrow();
        String reason =
                "lacks %s in %s, %s%s: %s%s"
                        .formatted(
                                Counted.of(lines.size(), "line"),
                                pass.plan().target().name(),
                                lines.size() == 1 ? "" : "first ",
                                first.key(),
                                first.field().isEmpty() ? "" : first.field() + ": ",
                                first.reason());
        return new NewFailure(
                key,
                FailureKind.PARKED,
                "",
                reason,
                "see the failures of " + pass.task(),
                OpenFailures.LINES,
                null,
                null,
                pass.plan().mapping().version(),
                null);
    }
}
