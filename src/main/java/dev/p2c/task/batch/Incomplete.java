package dev.p2c.task.batch;

import dev.p2c.state.LedgerEntry;
import dev.p2c.state.RowState;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Rows that go across without a field that names a row which is not there yet: an account before
 * its primary contact, who in turn needs the account. They wait, as parked rows do, and are
 * completed when the other row has arrived.
 */
public final class Incomplete {

    private final Map<String, Left> byKey = new HashMap<>();

    record Left(String field, String waitsFor) {}

    /** Notes what one row goes without; what it waits for is the first of it. */
    public interface Of {
        void waits(String field, String waitsFor);
    }

    public Of of(Mapped.Row row) {
        return (field, waitsFor) -> byKey.putIfAbsent(row.key(), new Left(field, waitsFor));
    }

    Optional<Left> left(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /** True for a row that the target has already as far as it can have it. */
    public boolean isSent(Mapped.Row row, LedgerEntry entry) {
        return byKey.containsKey(row.key())
                && entry != null
                && entry.isIncompleteAs(row.target().hash());
    }

    /** The ledger entry of a row that was just written or that agrees. */
    LedgerEntry entry(String task, String company, Mapped.Row row) {
        String hash = row.target().hash();
        return byKey.containsKey(row.key())
                ? LedgerEntry.incomplete(task, company, row.key(), hash)
                : LedgerEntry.written(task, company, row.key(), hash);
    }

    public static boolean isWhole(LedgerEntry entry) {
        return entry.isWritten() && entry.state() != RowState.INCOMPLETE;
    }
}
