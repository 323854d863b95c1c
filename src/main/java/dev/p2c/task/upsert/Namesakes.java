package dev.p2c.task.upsert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.state.LedgerEntry;
import dev.p2c.state.SourceVersion;
import dev.p2c.task.batch.Mapped;
import dev.p2c.task.batch.Outcomes;
import dev.p2c.task.batch.TaskPass;
import dev.p2c.task.plan.Plan;
import dev.p2c.task.plan.SourceKeys;
import dev.p2c.text.Blanks;
import dev.p2c.text.KeyForm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds rows of a batch whose integration key other rows of the source have, too: two accounts with
 * one number, for example. Written, they would overwrite each other; so none of them is written,
 * and one failure names all of them. A deactivated row gives way to another row instead.
 *
 * <p>The source is asked, since the other row may have come in another batch or pass. Only rows
 * that may have namesakes are asked for: new rows, rows whose key the ledger knows of another
 * source row, rows of a sweep (whose ledger has no ids) and rows that had namesakes before.
 */
final class Namesakes {

    private static final int MOST_NAMED = 3;
    private static final int PAGE = 5000;

    private final TaskPass pass;
    private final Plan plan;
    private final Outcomes outcomes;
    private final Map<String, LedgerEntry> ledger;

    /**
     * @param ledger entries of the batch's rows, by key
     */
    Namesakes(TaskPass pass, Outcomes outcomes, Map<String, LedgerEntry> ledger) {
        this.pass = pass;
        this.plan = pass.plan();
        this.outcomes = outcomes;
        this.ledger = ledger;
    }

    /** Returns the rows without namesakes, at most one per key; the others have their outcome. */
    Mapped settle(Mapped mapped) {
        List<Mapped.Result> asked = new ArrayList<>();
        mapped.rows().stream().filter(row -> mayHaveNamesakes(mapped, row)).forEach(asked::add);
        mapped.refused().stream().filter(row -> mayHaveNamesakes(mapped, row)).forEach(asked::add);
        Map<String, List<ObjectNode>> found = read(mapped, asked);
        Set<Mapped.Result> settled = new LinkedHashSet<>();
        for (Mapped.Result row : asked) {
            List<ObjectNode> alike =
                    found.getOrDefault(plan.sourceKeys().folded(row.source()), List.of());
            if (settle(row, alike.stream().filter(each -> hasKeyOf(row, each)).toList())) {
                settled.add(row);
            }
        }
        return withOneRowPerKey(mapped, settled);
    }

    private boolean mayHaveNamesakes(Mapped mapped, Mapped.Result row) {
        LedgerEntry entry = ledger.get(row.key());
        return isSuspicious(mapped, row)
                || isToBeSent(row, entry)
                        && pass.keyCensus().mayBeShared(plan.sourceKeys().folded(row.source()));
    }

    private boolean isSuspicious(Mapped mapped, Mapped.Result row) {
        return mapped.doubtful().contains(row.key())
                || outcomes.earlier().hasNamesakes(row.key())
                || isOfAnotherRow(row, ledger.get(row.key()));
    }

    /** Numbers that differ by blanks at their ends are one key only where the mapping trims it. */
    private boolean hasKeyOf(Mapped.Result row, ObjectNode other) {
        String key = plan.sourceKeys().text(other);
        return key.startsWith("?") || KeyForm.of(key).equals(KeyForm.of(row.key()));
    }

    private boolean isOfAnotherRow(Mapped.Result row, LedgerEntry entry) {
        return entry != null
                && entry.source().kind() == SourceVersion.Kind.ROW_ID
                && !entry.source().equals(plan.sourceVersion(row.source()));
    }

    private boolean isToBeSent(Mapped.Result row, LedgerEntry entry) {
        if (entry == null) {
            return true;
        }
        return plan.sweeps()
                && row instanceof Mapped.Accepted accepted
                && !entry.isWrittenAs(accepted.target().hash());
    }

    /** Reads the rows of the source with the keys of some rows, without those it would skip. */
    private Map<String, List<ObjectNode>> read(Mapped mapped, List<Mapped.Result> asked) {
        SourceKeys keys = plan.sourceKeys();
        List<Map<String, JsonNode>> columns =
                asked.stream()
                        .flatMap(row -> columns(mapped, row).stream())
                        .filter(Namesakes::isWhole)
                        .toList();
        return plan
                .source()
                .readByKeys(plan.queries().named(outcomes.company(), PAGE), columns)
                .stream()
                .filter(row -> plan.transformer().skip(row).isEmpty())
                .collect(Collectors.groupingBy(keys::folded));
    }

    /** The key of a row, and its spellings with blanks where a row with one may be found. */
    private List<Map<String, JsonNode>> columns(Mapped mapped, Mapped.Result row) {
        Map<String, JsonNode> own = plan.sourceKeys().columns(row.source());
        boolean hasBlanks =
                own.values().stream()
                        .map(JsonNode::asText)
                        .anyMatch(value -> !Blanks.strip(value).equals(value));
        return hasBlanks || isSuspicious(mapped, row)
                ? plan.sourceKeys().spellings(row.source())
                : List.of(own);
    }

    private static boolean isWhole(Map<String, JsonNode> key) {
        return key.values().stream().noneMatch(value -> value.isNull() || value.isMissingNode());
    }

    /** Gives the row its outcome if another row has its key; returns whether this was so. */
    private boolean settle(Mapped.Result row, List<ObjectNode> same) {
        List<ObjectNode> active =
                same.stream().filter(each -> !plan.transformer().isInactive(each)).toList();
        List<ObjectNode> rivals = active.isEmpty() ? same : active;
        boolean isInactive = plan.transformer().isInactive(row.source());
        if (isInactive && !active.isEmpty()) {
            String reason = "it is deactivated, and %s has its key".formatted(label(active.get(0)));
            boolean isOwnKey =
                    active.stream()
                            .noneMatch(each -> plan.sourceKeys().text(each).equals(row.key()));
            outcomes.gaveWay(row, reason, isOwnKey);
            return true;
        }
        if (rivals.size() < 2) {
            return false;
        }
        String reason = reason(row, rivals);
        outcomes.hasNamesakes(row.source(), row.key(), reason);
        // The key in other letters, which the services take for the same key
        rivals.stream()
                .filter(rival -> !plan.sourceKeys().text(rival).equals(row.key()))
                .forEach(
                        rival -> outcomes.isNamesake(rival, plan.sourceKeys().text(rival), reason));
        return true;
    }

    private String reason(Mapped.Result row, List<ObjectNode> rivals) {
        String entity = plan.mapping().source().entity();
        String advice =
                plan.source().dialect().adviceOnSharedKey(plan.sourceKeys().columns(row.source()));
        return "%d rows of %s have this key: %s%s. None of them is written until only one has it%s"
                .formatted(
                        rivals.size(),
                        entity,
                        rivals.stream()
                                .limit(MOST_NAMED)
                                .map(this::label)
                                .collect(Collectors.joining(", ")),
                        rivals.size() > MOST_NAMED ? ", ..." : "",
                        advice.isEmpty() ? "" : "; " + advice);
    }

    private String label(ObjectNode row) {
        return plan.sourceKeys().label(row);
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
