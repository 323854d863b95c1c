package dev.p2c.task.recheck;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.odata.model.Model.EntityType;
import dev.p2c.run.CompanyRun;
import dev.p2c.state.LedgerEntry;
import dev.p2c.state.State;
import dev.p2c.task.plan.Plan;
import dev.p2c.task.plan.ReadRow;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds out whether a task's target was restored from a backup: rows that were created or updated
 * last are gone or older.
 */
final class RestoredTarget {

    private final State state;

    RestoredTarget(State state) {
        this.state = state;
    }

    /** What shows that the target was restored; empty if nothing does. */
    Optional<String> finding(CompanyRun run, Plan plan) {
        List<LedgerEntry> created =
                written(run, plan, state.lastSeen().created(plan.task(), run.company()));
        List<LedgerEntry> updated =
                written(run, plan, state.lastSeen().updated(plan.task(), run.company()));
        List<Optional<ObjectNode>> rows =
                current(plan, Stream.concat(created.stream(), updated.stream()).toList());
        VersionSample ofCreated = new VersionSample(plan.target()::version);
        VersionSample ofAll = new VersionSample(plan.target()::version);
        for (int i = 0; i < rows.size(); i++) {
            boolean isCreated = i < created.size();
            LedgerEntry entry = isCreated ? created.get(i) : updated.get(i - created.size());
            Optional<String> etag = rows.get(i).map(ReadRow::etag);
            ofAll.add(etag, entry.targetEtag());
            if (isCreated) {
                ofCreated.add(etag, entry.targetEtag());
            }
        }
        return ofAll.isDeletedByHand() || isDeletedByHand(plan, rows.subList(0, created.size()))
                ? Optional.empty()
                : ofCreated.finding("created").or(() -> ofAll.finding("written"));
    }

    /**
     * True in a system whose etags have no order if a backup would explain no more than half of the
     * created rows: a backup that lacks a row lacks all rows that were created later, too, so
     * people have deleted the missing rows before the newest one that is there.
     *
     * @param created the rows that were created last, the oldest first
     */
    private static boolean isDeletedByHand(Plan plan, List<Optional<ObjectNode>> created) {
        int newest = created.size() - 1;
        while (newest >= 0 && created.get(newest).isEmpty()) {
            newest--;
        }
        int lost = created.size() - 1 - newest;
        return newest >= 0
                && plan.target().version(ReadRow.etag(created.get(newest).get())).isEmpty()
                && lost * 2 <= created.size();
    }

    /** The ledger's rows with these keys that are in the target, in the order of the keys. */
    private List<LedgerEntry> written(CompanyRun run, Plan plan, List<String> keys) {
        Map<String, LedgerEntry> found = state.ledger().find(plan.task(), run.company(), keys);
        return keys.stream()
                .map(found::get)
                .filter(Objects::nonNull)
                .filter(LedgerEntry::isWritten)
                .toList();
    }

    /** Reads the rows as they are now: by id if the ledger has all ids, else by key. */
    private static List<Optional<ObjectNode>> current(Plan plan, List<LedgerEntry> entries) {
        EntityType type = plan.targetType();
        List<String> ids =
                entries.stream()
                        .map(LedgerEntry::targetId)
                        .filter(id -> id != null && !id.isEmpty())
                        .toList();
        boolean haveIds = type.key().size() == 1 && ids.size() == entries.size();
        List<Map<String, JsonNode>> keys =
                haveIds
                        ? RowIds.keys(type, ids)
                        : entries.stream()
                                .map(e -> plan.targetKeys().fields(e.key(), e.company()))
                                .toList();
        return plan.target().current(type.set(), Optional.empty()).read(List.of(), List.of(), keys);
    }
}
