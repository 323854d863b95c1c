package dev.p2c.task.batch;

import dev.p2c.odata.dialect.WriteResult.Written;
import dev.p2c.state.LedgerEntry;
import dev.p2c.state.SourceVersion;
import dev.p2c.task.plan.Plan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Makes the ledger entries of rows that are in the target. Not thread-safe. */
final class RowEntries {

    private final TaskPass pass;
    private final Map<String, Map<String, String>> spelled = new HashMap<>();

    RowEntries(TaskPass pass) {
        this.pass = pass;
    }

    /** Binds a row that is not sent, of which only the values count. */
    static BoundRow complete(Mapped.Accepted row) {
        return new BoundRow(row, Map.of(), List.of());
    }

    /**
     * The entry of a row whose values the target has.
     *
     * @param stored values that the target stores in a form of its own
     */
    LedgerEntry written(BoundRow row, String targetId, String targetEtag, List<StoredForm> stored) {
        Plan plan = pass.plan();
        Map<String, String> columns = plan.sourceKeys().spelled(row.row().source());
        if (!columns.isEmpty()) {
            spelled.put(row.key(), columns);
        }
        Map<String, String> forms =
                stored.stream().collect(Collectors.toMap(StoredForm::field, StoredForm::stored));
        return row.entry(pass.task(), pass.run().company())
                .from(plan.sourceVersion(row.row().source()))
                .inTarget(targetId, targetEtag)
                .withBase(plan.values().base(row.row().target(), row.leftOutFields(), forms));
    }

    /** By key, the key columns of source rows with blanks around their key. */
    Map<String, Map<String, String>> spelled() {
        return spelled;
    }

    /**
     * The entry of a row whose source has another version and the same values. The base stays: it
     * may have forms in which the target stores a value.
     */
    LedgerEntry unchanged(Mapped.Accepted row, LedgerEntry entry, SourceVersion version) {
        return entry.base() == null || !entry.isWrittenAs(row.target().hash())
                ? written(complete(row), entry.targetId(), entry.targetEtag(), List.of())
                : entry.from(version);
    }

    /** The entry of a row whose columns the target has, though a step after them is not done. */
    LedgerEntry half(BoundRow row, Written half) {
        Plan plan = pass.plan();
        return LedgerEntry.unsure(pass.task(), pass.run().company(), row.key())
                .from(plan.sourceVersion(row.row().source()))
                .inTarget(half.id(), half.etag())
                .withBase(plan.values().base(row.row().target(), row.leftOutFields()));
    }
}
