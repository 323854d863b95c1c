package dev.p2c.task.batch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.odata.dialect.RowWrite.Known;
import dev.p2c.odata.dialect.WriteResult;
import dev.p2c.odata.dialect.WriteResult.Written;
import dev.p2c.state.BatchOutcome;
import dev.p2c.state.Counts;
import dev.p2c.state.LedgerEntry;
import dev.p2c.state.NewConflict;
import dev.p2c.state.Resolution;
import dev.p2c.state.RowChange;
import dev.p2c.state.SourceVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Collects the outcome of each row of one batch until all of them are stored together. A row gets
 * one outcome. Not thread-safe.
 */
public final class Outcomes {

    private final TaskPass pass;
    private final OpenFailures earlier;
    private final OutcomeCounts counts;
    private final BatchFailures failures;
    private final RowEntries made;
    private final List<LedgerEntry> entries = new ArrayList<>();
    private final List<LedgerEntry> seeds = new ArrayList<>();
    private final List<NewConflict> conflicts = new ArrayList<>();
    private final List<RowChange> changes = new ArrayList<>();
    private final List<Mapped.Accepted> refused = new ArrayList<>();

    public Outcomes(Mapped mapped, OpenFailures earlier) {
        this.pass = mapped.batch().pass();
        this.earlier = earlier;
        this.counts = new OutcomeCounts(mapped.read(), mapped.superseded());
        this.failures = new BatchFailures(pass, earlier);
        this.made = new RowEntries(pass);
    }

    /** Failures that were open when the batch began. */
    public OpenFailures earlier() {
        return earlier;
    }

    /** Records a row whose mapped values equal our last write; nothing is sent. */
    public void unchanged(Mapped.Accepted row, LedgerEntry entry) {
        counts.unchanged();
        failures.settle(row.source(), row.key(), Resolution.WRITTEN);
        SourceVersion version = pass.plan().sourceVersion(row.source());
        if (version.isKnown() && !version.equals(entry.source())) {
            entries.add(made.unchanged(row, entry, version));
        }
    }

    /** Records a row that has not changed since the twin task wrote it; nothing is sent. */
    public void echoed(Mapped.Accepted row, LedgerEntry entry) {
        counts.unchanged();
        across(RowEntries.complete(row), entry.targetId(), entry.targetEtag(), List.of());
    }

    /**
     * Records a row whose values the target has already, as a comparison showed; nothing is sent.
     *
     * @param stored values that the target stores in a form of its own
     */
    public void agreed(BoundRow row, Known current, List<StoredForm> stored) {
        counts.unchanged();
        across(row, current.id(), current.etag(), stored);
        pass.lastRows().found(row.key());
    }

    /**
     * Records a row that the target created or updated.
     *
     * @param stored values that the target stores in a form of its own
     */
    public void written(BoundRow row, Written result, List<StoredForm> stored) {
        counts.written(result.created());
        across(row, result.id(), result.etag(), stored);
        row.row().target().notes().forEach(note -> failures.log().noted(row.key(), note));
        pass.lastRows().wrote(row.key(), result.created());
    }

    /**
     * Notes what the target has of a row that failed after its columns were written, so that the
     * next try is no conflict with our own values. If not {@code isRead}, the source row is read
     * again.
     */
    public void halfWritten(BoundRow row, Written half, boolean isRead) {
        entries.add(
                isRead ? made.half(row, half) : made.half(row, half).from(SourceVersion.UNKNOWN));
    }

    /** Whether somebody wants to know what the writes change. */
    public boolean wantsChanges() {
        return pass.wantsChanges();
    }

    /** Records what a write changed in the target, whatever becomes of the row otherwise. */
    public void changed(RowChange change) {
        changes.add(change);
    }

    /** Records a row that waits for the row that the missing field names. */
    public void parked(Mapped.Accepted row, BoundRow.LeftOut missing) {
        counts.parked();
        failures.parked(row, missing);
    }

    /** Records a row in conflict, which waits until both sides agree or a person decides. */
    public void contested(Mapped.Accepted row, List<NewConflict> open) {
        counts.parked();
        conflicts.addAll(open);
        failures.contested(row, open);
    }

    /** Records conflicts of a row that a rule or a person decided. */
    public void conflicts(List<NewConflict> decided) {
        conflicts.addAll(decided);
    }

    /**
     * Records a row that is not sent; its target row, if there is one, stays as it is.
     *
     * @param entry null for a row that was never written
     */
    public void skipped(Mapped.Skipped row, LedgerEntry entry) {
        skipped(row, entry, pass.plan().sourceVersion(row.source()));
    }

    /**
     * Records a line that is not sent because its header is skipped.
     *
     * @param entry null for a line that was never written
     */
    public void skippedWithHeader(Mapped.Accepted row, String reason, LedgerEntry entry) {
        SourceVersion version = pass.plan().sourceVersion(row.source()).behindSkippedHeader();
        skipped(new Mapped.Skipped(row.source(), row.key(), reason, false), entry, version);
    }

    private void skipped(Mapped.Skipped row, LedgerEntry entry, SourceVersion read) {
        counts.skipped(row.key(), row.reason());
        if (row.listed()) {
            failures.listed(row, entry != null && entry.isWritten());
        } else if (!earlier.isOfAnotherRow(row.source(), row.key())) {
            failures.settle(row.source(), row.key(), Resolution.SKIPPED);
        }
        if (pass.plan().sweeps() && (entry == null || !read.equals(entry.source()))) {
            failures.log().skipped(row.key(), row.reason());
            LedgerEntry before =
                    entry == null ? LedgerEntry.skipped(pass.task(), company(), row.key()) : entry;
            entries.add(before.from(read));
        }
    }

    /**
     * Records a deactivated row whose key an active row has, which keeps its failure.
     *
     * @param isOwnKey whether no active row has the key in the same letters
     */
    public void gaveWay(Mapped.Result row, String reason, boolean isOwnKey) {
        counts.skipped(row.key(), reason);
        if (isOwnKey) {
            failures.settle(row.source(), row.key(), Resolution.SKIPPED);
        }
        failures.log().skipped(row.key(), reason);
    }

    /**
     * Records a row that is skipped because it is new. The ledger keeps it, so that the log names
     * it once.
     *
     * @param entry null for a row that was not seen before
     */
    public void skippedAsNew(ObjectNode source, String key, String reason, LedgerEntry entry) {
        counts.skipped(key, reason);
        failures.settle(source, key, Resolution.SKIPPED);
        SourceVersion read = pass.plan().sourceVersion(source);
        if (entry == null) {
            failures.log().passedOver(key, reason);
            entries.add(LedgerEntry.skipped(pass.task(), company(), key).from(read));
        } else if (pass.plan().sweeps() && !read.equals(entry.source())) {
            entries.add(entry.from(read));
        }
    }

    /** Counts a skipped row whose key another row of the batch has. */
    public void skippedBeside(String reason) {
        counts.skipped(reason);
    }

    /**
     * Records a row whose key other rows of the source have.
     *
     * @param reason names all of them
     */
    public void hasNamesakes(ObjectNode source, String key, String reason) {
        counts.rejected();
        isNamesake(source, key, reason);
    }

    /** Records a row that is not in the batch and has the key of a row of the batch. */
    public void isNamesake(ObjectNode source, String key, String reason) {
        String field = String.join(", ", pass.plan().targetKeys().names());
        failures.namesakes(source, key, field, reason, earlier.now());
    }

    /** Records a line that is not sent, because it is not known which header it belongs to. */
    public void keptBack(Mapped.Accepted row, String reason) {
        counts.rejected();
        failures.keptBack(row.source(), row.key(), reason, earlier.now());
    }

    /** Counts a row that a person left aside; nothing is sent. */
    public void leftAside(String key) {
        counts.skipped(key, earlier.discarded(key));
    }

    /** Counts a row that was rejected earlier and is not tried now. */
    public void stillRejected(String key) {
        counts.stillRejected(key, earlier.reason(key));
    }

    /** Records a row that the mapping rejects. */
    public void rejected(Mapped.Refused row) {
        counts.rejected();
        failures.rejected(row.source(), row.key(), row.field(), row.reason(), "");
    }

    /** Records a row that the target rejects. */
    public void rejected(Mapped.Accepted row, WriteResult.Refused refusal) {
        counts.rejected();
        refused.add(row);
        failures.rejected(
                row.source(),
                row.key(),
                refusal.field().orElse(""),
                refusal.message(),
                (refusal.status() + " " + refusal.code()).strip());
    }

    /** Rows that the target rejected. */
    public List<Mapped.Accepted> refused() {
        return List.copyOf(refused);
    }

    public String company() {
        return pass.run().company();
    }

    public Counts counts() {
        return counts.total();
    }

    /** Number of skipped rows by reason. */
    public Map<String, Long> skipReasons() {
        return counts.skipReasons();
    }

    private void across(BoundRow row, String targetId, String targetEtag, List<StoredForm> stored) {
        ObjectNode source = row.row().source();
        if (row.isComplete()) {
            failures.settle(source, row.key(), Resolution.WRITTEN);
        } else {
            failures.parked(row.row(), row.leftOut().get(0));
        }
        stored.stream()
                .filter(StoredForm::isNew)
                .forEach(form -> failures.log().noted(row.key(), form.note()));
        entries.add(made.written(row, targetId, targetEtag, stored));
        pass.plan().seed(source, row.key(), company()).ifPresent(seeds::add);
    }

    /**
     * Returns the outcomes of a batch that an error ended. Rows that were only read have none and
     * are read again, so they are not counted.
     */
    public BatchOutcome toPartOfBatch() {
        return toBatchOutcome().withCounts(counts.written()).withPassedOver(List.of());
    }

    /** Logs parked rows and conflicts, and returns all outcomes to be stored. */
    public BatchOutcome toBatchOutcome() {
        failures.log().logWaiting(conflicts);
        return BatchOutcome.of(pass.task(), company(), pass.run().run().id())
                .withWritten(entries)
                .withFailures(failures.failures())
                .withSettled(failures.settled())
                .withCounts(counts())
                .withConflicts(conflicts)
                .withChanges(changes, pass.plan().version())
                .withEdited(pass.editors(changes))
                .withPassedOver(counts.passedOver())
                .withSpelled(made.spelled())
                .withSeeds(seeds, pass.plan().mapping().target().once().isEmpty());
    }
}
