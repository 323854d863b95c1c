package dev.p2c.state;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Stores the outcomes of batches, see {@link State#commit}. Thread-safe. */
final class OutcomeStore {

    private final Database database;
    private final TaskCompanies taskCompanies;
    private final MappingVersions mappingVersions;
    private final Payloads payloads;
    private final History history;
    private final Optional<OriginalLedger> original;
    private final Clock clock;
    private volatile Consumer<BatchOutcome> told;

    /**
     * @param told called with each outcome that was stored
     */
    OutcomeStore(
            Database database,
            TaskCompanies taskCompanies,
            Payloads payloads,
            History history,
            Optional<OriginalLedger> original,
            Clock clock,
            Consumer<BatchOutcome> told) {
        this.database = database;
        this.taskCompanies = taskCompanies;
        this.mappingVersions = new MappingVersions(database);
        this.payloads = payloads;
        this.history = history;
        this.original = original;
        this.clock = clock;
        this.told = told;
    }

    void tell(Consumer<BatchOutcome> listener) {
        told = listener;
    }

    void store(BatchOutcome outcome) {
        int id = taskCompanies.id(outcome.task(), outcome.company());
        OffsetDateTime now = Instants.toColumn(clock.instant());
        Set<String> decided = new HashSet<>(outcome.settled().keySet());
        Set<String> failed = new HashSet<>();
        outcome.failures().forEach(failure -> failed.add(failure.key()));
        decided.addAll(failed);
        Map<Integer, List<LedgerEntry>> seeds = seeds(outcome);
        move(id, outcome.written());
        seeds.forEach(this::move);
        boolean hasHistory = history.isKept() && !outcome.changes().isEmpty();
        int version = hasHistory ? mappingVersions.id(outcome.task(), outcome.mapping()) : 0;
        database.write(
                connection -> {
                    LedgerWriter rows = new LedgerWriter(connection, database.dialect(), payloads);
                    rows.write(id, outcome.written());
                    OutcomeWriter batch = new OutcomeWriter(connection, id, now, payloads);
                    for (Resolution how : Resolution.values()) {
                        batch.settle(outcome.runId(), how, settled(outcome, how, failed));
                    }
                    batch.fail(outcome.failures());
                    batch.conflicts(outcome.runId(), decided, outcome.conflicts());
                    for (Map.Entry<Integer, List<LedgerEntry>> seed : seeds.entrySet()) {
                        rows.seed(seed.getKey(), seed.getValue(), outcome.seedsReplace());
                    }
                    if (hasHistory) {
                        new HistoryWriter(connection, payloads).write(id, version, outcome, now);
                    }
                    RunHistory.add(connection, outcome.runId(), outcome.task(), outcome.counts());
                    return null;
                });
        told.accept(outcome);
    }

    /** Outside the transaction, since the original is another database. */
    private void move(int taskCompanyId, List<LedgerEntry> entries) {
        original.ifPresent(
                ledger ->
                        ledger.move(
                                taskCompanyId,
                                entries.stream().map(each -> StoredText.key(each.key())).toList()));
    }

    private static List<String> settled(BatchOutcome outcome, Resolution how, Set<String> failed) {
        return outcome.settled().entrySet().stream()
                .filter(row -> row.getValue() == how && !failed.contains(row.getKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private Map<Integer, List<LedgerEntry>> seeds(BatchOutcome outcome) {
        return outcome.seeds().stream()
                .collect(
                        Collectors.groupingBy(
                                entry -> taskCompanies.id(entry.task(), entry.company())));
    }
}
