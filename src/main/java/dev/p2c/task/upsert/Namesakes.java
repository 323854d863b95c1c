package dev.p2c.task.upsert;

import dev.p2c.state.LedgerEntry;
import dev.p2c.state.SourceVersion;
import dev.p2c.task.batch.Mapped;
import dev.p2c.task.batch.Outcomes;
import dev.p2c.task.batch.TaskPass;
import dev.p2c.task.plan.Plan;
import dev.p2c.text.KeyForm;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds rows of a batch whose integration key other rows of the source have, too: two accounts with
 * one number, for example, or an account and a contact that would be one customer. Written, they
 * would overwrite each other; so none of them is written, and one failure names all of them. A
 * deactivated row gives way to another row instead.
 *
 * <p>The source is asked, since the other row may have come in another batch or pass. Only rows
 * that may have namesakes are asked for: new rows, rows whose key the ledger knows of another
 * source row or another task knows, rows of a sweep (whose ledger has no ids) and rows that had
 * namesakes before.
 */
final class Namesakes {

    private static final int MOST_NAMED = 3;

    private final TaskPass pass;
    private final Plan plan;
    private final Outcomes outcomes;
    private final Map<String, LedgerEntry> ledger;
    private final OtherTasks otherTasks;

    /**
     * @param ledger entries of the batch's rows, by key
     */
    Namesakes(
            TaskPass pass,
            Outcomes outcomes,
            Map<String, LedgerEntry> ledger,
            OtherTasks otherTasks) {
        this.pass = pass;
        this.plan = pass.plan();
        this.outcomes = outcomes;
        this.ledger = ledger;
        this.otherTasks = otherTasks;
    }

    /** Returns the rows without namesakes, at most one per key; the others have their outcome. */
    Mapped settle(Mapped mapped) {
        Set<String> suspicious = suspicious(mapped);
        List<Mapped.Result> asked =
                results(mapped).filter(row -> mayHaveNamesakes(suspicious, row)).toList();
        Map<String, List<SourceRow>> found = new RowsOfKeys(pass, suspicious::contains).read(asked);
        Set<Mapped.Result> settled = new LinkedHashSet<>();
        for (Mapped.Result row : asked) {
            List<SourceRow> alike = found.getOrDefault(folded(row), List.of());
            if (settle(row, alike.stream().filter(each -> hasKeyOf(row, each)).toList())) {
                settled.add(row);
            }
        }
        return withOneRowPerKey(mapped, settled);
    }

    private static Stream<Mapped.Result> results(Mapped mapped) {
        return Stream.concat(mapped.rows().stream(), mapped.refused().stream());
    }

    private String folded(Mapped.Result row) {
        return plan.sourceKeys().folded(row.source());
    }

    private boolean mayHaveNamesakes(Set<String> suspicious, Mapped.Result row) {
        return suspicious.contains(row.key())
                || isToBeSent(row, ledger.get(row.key()))
                        && pass.keyCensus().mayBeShared(folded(row));
    }

    /** The keys that are known to be or to have been those of other rows, too. */
    private Set<String> suspicious(Mapped mapped) {
        Set<String> keys = new HashSet<>(mapped.doubtful());
        results(mapped)
                .filter(row -> hadNamesakes(row) || isOfAnotherRow(row, ledger.get(row.key())))
                .forEach(row -> keys.add(row.key()));
        keys.addAll(
                otherTasks.knowing(
                        pass,
                        mapped.rows().stream()
                                .filter(row -> !isWritten(row, ledger.get(row.key())))
                                .map(Mapped.Accepted::key)
                                .toList()));
        return keys;
    }

    private boolean hadNamesakes(Mapped.Result row) {
        return outcomes.earlier().hasNamesakes(row.key());
    }

    /** Numbers that differ by blanks at their ends are one key only where the mapping trims it. */
    private static boolean hasKeyOf(Mapped.Result row, SourceRow other) {
        String key = other.key();
        return key.startsWith("?") || KeyForm.of(key).equals(KeyForm.of(row.key()));
    }

    private boolean isOfAnotherRow(Mapped.Result row, LedgerEntry entry) {
        return entry != null
                && entry.source().kind() == SourceVersion.Kind.ROW_ID
                && !entry.source().equals(plan.sourceVersion(row.source()));
    }

    private boolean isToBeSent(Mapped.Result row, LedgerEntry entry) {
        if (entry == null || !entry.source().isKnown()) {
            return true;
        }
        return plan.sweeps()
                && row instanceof Mapped.Accepted accepted
                && !isWritten(accepted, entry);
    }

    private static boolean isWritten(Mapped.Accepted row, LedgerEntry entry) {
        return entry != null && entry.isWrittenAs(row.target().hash());
    }

    /** Gives the row its outcome if another row has its key; returns whether this was so. */
    private boolean settle(Mapped.Result row, List<SourceRow> same) {
        List<SourceRow> active = same.stream().filter(each -> !each.isInactive()).toList();
        List<SourceRow> rivals = active.isEmpty() ? same : active;
        boolean isInactive = plan.transformer().isInactive(row.source());
        if (isInactive && !active.isEmpty()) {
            String reason =
                    "it is deactivated, and %s has its key".formatted(active.get(0).label());
            boolean isOwnKey = own(active).noneMatch(each -> each.key().equals(row.key()));
            outcomes.gaveWay(row, reason, isOwnKey);
            return true;
        }
        if (rivals.size() < 2) {
            return false;
        }
        String reason = reason(row, rivals);
        outcomes.hasNamesakes(row.source(), row.key(), reason);
        // The key in other letters, which the services take for the same key
        own(rivals)
                .filter(rival -> !rival.key().equals(row.key()))
                .forEach(rival -> outcomes.isNamesake(rival.row(), rival.key(), reason));
        return true;
    }

    private Stream<SourceRow> own(List<SourceRow> rows) {
        return rows.stream().filter(row -> row.of() == plan);
    }

    /** The reason of all rows of the key, in the same words for each of them. */
    private String reason(Mapped.Result row, List<SourceRow> rivals) {
        List<String> labels =
                rivals.stream()
                        .sorted(Comparator.comparing(SourceRow::entity))
                        .map(SourceRow::label)
                        .toList();
        String entities =
                rivals.stream()
                        .map(SourceRow::entity)
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(" and "));
        String advice =
                plan.source().dialect().adviceOnSharedKey(plan.sourceKeys().columns(row.source()));
        return "%d rows of %s have this key: %s%s. None of them is written until only one has it%s"
                .formatted(
                        rivals.size(),
                        entities,
                        labels.stream().limit(MOST_NAMED).collect(Collectors.joining(", ")),
                        labels.size() > MOST_NAMED ? ", ..." : "",
                        advice.isEmpty() ? "" : "; " + advice);
    }

    /** A row that changed while it was read is in the batch twice; its last version counts. */
    private static Mapped withOneRowPerKey(Mapped mapped, Set<Mapped.Result> settled) {
        Map<String, Mapped.Accepted> rows = new LinkedHashMap<>();
        mapped.rows().stream()
                .filter(row -> !settled.contains(row))
                .forEach(row -> rows.put(row.key(), row));
        Map<String, Mapped.Refused> refused = new LinkedHashMap<>();
        mapped.refused().stream()
                .filter(row -> !settled.contains(row) && !rows.containsKey(row.key()))
                .forEach(row -> refused.put(row.key(), row));
        int dropped =
                mapped.rows().size()
                        + mapped.refused().size()
                        - settled.size()
                        - rows.size()
                        - refused.size();
        return mapped.with(List.copyOf(rows.values()), List.copyOf(refused.values()), dropped);
    }
}
