package dev.p2c.task.batch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.mapping.Owner;
import dev.p2c.odata.dialect.WriteResult;
import dev.p2c.odata.dialect.WriteResult.Refused;
import dev.p2c.odata.dialect.WriteResult.Written;
import dev.p2c.state.BatchOutcome;
import dev.p2c.state.Counts;
import dev.p2c.state.Failure;
import dev.p2c.state.Kind;
import dev.p2c.state.LedgerEntry;
import dev.p2c.state.NewConflict;
import dev.p2c.state.NewFailure;
import dev.p2c.state.SourceVersion;
import dev.p2c.task.plan.ReadRow;
import dev.p2c.task.upsert.LineHeaders;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What became of each row of one batch, collected until it is stored as a whole. */
public final class Outcomes {

    private final Mapped mapped;
    private final TaskPass pass;
    private final Map<String, Failure> open;
    private final RetryRule retryRule;
    private final List<LedgerEntry> written = new ArrayList<>();
    private final List<NewFailure> failures = new ArrayList<>();
    private final List<NewConflict> conflicts = new ArrayList<>();
    private final List<LedgerEntry> seeds = new ArrayList<>();
    private final List<String> settled = new ArrayList<>();
    private final Incomplete incomplete = new Incomplete();
    private long created;
    private long updated;
    private long unchanged;
    private final Map<String, Long> skipped = new LinkedHashMap<>();
    private final List<Mapped.Row> refused = new ArrayList<>();
    private final RowLines told;
    private long parked;
    private long rejected;

    public Outcomes(Mapped mapped, Map<String, Failure> open, RetryRule retryRule) {
        this.mapped = mapped;
        this.pass = mapped.batch().pass();
        this.open = open;
        this.retryRule = retryRule;
        this.unchanged = mapped.superseded();
        this.told = new RowLines(pass);
    }

    /** The target has it already as it should be. */
    public void unchanged(Mapped.Row row, LedgerEntry entry) {
        unchanged++;
        settle(row.source(), row.key());
        SourceVersion version = pass.plan().sourceVersion(row.source());
        if (version.isKnown() && !version.equals(entry.source())) {
            written.add(entry(row, entry.targetId(), entry.targetEtag()));
        }
    }

    /** True for a row that was refused as it is, whose time has not come, and nobody asked for. */
    public boolean stillRejected(ObjectNode source, String key) {
        Failure failure = open.get(key);
        boolean rests =
                failure != null
                        && pass.run().run().options().key().isEmpty()
                        && failure.kind() == Kind.REJECTED
                        && ReadRow.etag(source).equals(failure.sourceHash())
                        && pass.plan().mapping().version().equals(failure.mappingVersion())
                        && !retryRule.isDue(failure.nextAt());
        if (rests) {
            rejected++;
        }
        return rests;
    }

    /** The target has it as it should be; nothing was sent. */
    public void agrees(Mapped.Row row, String targetId, String targetEtag) {
        unchanged++;
        across(row, targetId, targetEtag);
    }

    /** True for a row about which a person has to decide. */
    public boolean isContested(String key) {
        Failure failure = open.get(key);
        return failure != null && failure.kind() == Kind.CONFLICT;
    }

    /** Whose values a person wants where nobody's stand by a rule. */
    public Owner taken(String key) {
        return isContested(key) && !open.get(key).taken().isEmpty()
                ? Owner.valueOf(open.get(key).taken())
                : Owner.ASK;
    }

    /** Nothing of the row is written until its fields agree, or a person decides. */
    public void contested(Mapped.Row row, List<NewConflict> fields) {
        parked++;
        conflicts.addAll(fields);
        String names = fields.stream().map(NewConflict::field).collect(Collectors.joining(", "));
        String reason = "changed on both sides, no rule says whose value stands";
        if (!isContested(row.key())) {
            told.parked(row.key() + " waits for a decision: " + names + " " + reason);
        }
        fail(Kind.CONFLICT, row.source(), row.key(), names, reason, "", "", null);
    }

    public void conflicts(List<NewConflict> settledOnes) {
        conflicts.addAll(settledOnes);
    }

    /** True for a row that was parked when it was last seen. */
    public boolean waits(String key) {
        Failure failure = open.get(key);
        return failure != null && failure.kind() == Kind.PARKED;
    }

    /**
     * The row stays where it is, and what the target has of it stays, too.
     *
     * @param entry what we last wrote of it; null if nothing
     */
    public void skipped(ObjectNode source, String key, String reason, LedgerEntry entry) {
        skipped.merge(reason, 1L, Long::sum);
        settle(source, key);
        SourceVersion etag = SourceVersion.etag(ReadRow.etag(source));
        if (pass.plan().sweeps() && (entry == null || !etag.equals(entry.source()))) {
            told.skipped(key, reason);
            LedgerEntry before =
                    entry == null ? LedgerEntry.skipped(pass.task(), company(), key) : entry;
            written.add(before.from(etag));
        }
    }

    public Map<String, Long> skipped() {
        return skipped;
    }

    public void refusedByMapping(Mapped.Refused row) {
        if (!stillRejected(row.source(), row.key())) {
            reject(row.source(), row.key(), row.field(), row.reason(), "");
        }
    }

    public void answered(Mapped.Row row, WriteResult result) {
        if (result instanceof Written done) {
            if (done.created()) {
                created++;
            } else {
                updated++;
            }
            across(row, done.id(), done.etag());
            pass.lastRows().wrote(row.key(), done.created());
        } else if (result instanceof Refused refusal) {
            refused.add(row);
            String detail = refusal.status() + " " + refusal.code();
            reject(
                    row.source(),
                    row.key(),
                    refusal.field().orElse(""),
                    refusal.message(),
                    detail.strip());
        }
    }

    /** Rows that the target did not take. */
    public List<Mapped.Row> refused() {
        return refused;
    }

    /** Rows of this batch that go without something. */
    public Incomplete incomplete() {
        return incomplete;
    }

    /** The target has it as far as it can have it. */
    public void stillIncomplete(Mapped.Row row) {
        parked++;
        waitsFor(row, incomplete.left(row.key()).orElseThrow());
    }

    public void parked(Mapped.Row row, String field, String waitsFor) {
        parked++;
        waitsFor(row, new Incomplete.Left(field, waitsFor));
    }

    private void waitsFor(Mapped.Row row, Incomplete.Left left) {
        String waitsFor = left.waitsFor();
        String reason = "waits for " + waitsFor + " in " + pass.plan().target().name();
        if (!open.containsKey(row.key()) && pass.reasons().isFirst(reason)) {
            told.parked(row.key() + " parked: " + reason);
        }
        fail(Kind.PARKED, row.source(), row.key(), left.field(), reason, "", waitsFor, null);
    }

    private void reject(ObjectNode source, String key, String field, String reason, String detail) {
        rejected++;
        told.rejected(key, (field.isEmpty() ? "" : field + ": ") + reason);
        Failure before = open.get(key);
        int attempts = before == null ? 1 : before.attempts() + 1;
        fail(Kind.REJECTED, source, key, field, reason, detail, null, next(attempts));
    }

    /** A line comes once more right after its header, see {@link LineHeaders#compareAgain}. */
    private Instant next(int attempts) {
        boolean isLine = pass.plan().mapping().source().follows().isPresent();
        return isLine && attempts == 1 ? retryRule.now() : retryRule.next(attempts);
    }

    private void fail(
            Kind kind,
            ObjectNode source,
            String key,
            String field,
            String reason,
            String detail,
            String waitsFor,
            Instant nextAt) {
        pass.noteFailures();
        failures.add(
                new NewFailure(
                        key,
                        kind,
                        field,
                        reason,
                        detail,
                        waitsFor,
                        source.toString(),
                        ReadRow.etag(source),
                        pass.plan().mapping().version(),
                        nextAt));
    }

    private void settle(ObjectNode source, String key) {
        if (pass.failuresOpen()) {
            settled.add(key);
            settled.add(pass.plan().sourceKeys().standIn(source));
        }
    }

    private LedgerEntry entry(Mapped.Row row, String targetId, String targetEtag) {
        return incomplete
                .entry(pass.task(), company(), row)
                .from(pass.plan().sourceVersion(row.source()))
                .inTarget(targetId, targetEtag)
                .withBase(pass.plan().values().base(row.target()));
    }

    private void across(Mapped.Row row, String targetId, String targetEtag) {
        incomplete
                .left(row.key())
                .ifPresentOrElse(
                        left -> waitsFor(row, left), () -> settle(row.source(), row.key()));
        written.add(entry(row, targetId, targetEtag));
        pass.plan().seed(row.source(), row.key(), company()).ifPresent(seeds::add);
    }

    public String company() {
        return pass.run().company();
    }

    public Counts counts() {
        long read = mapped.batch().rows().size();
        long left = skipped.values().stream().mapToLong(Long::longValue).sum();
        return new Counts(read, created, updated, unchanged, left, parked, rejected);
    }

    public BatchOutcome toBatchOutcome() {
        told.tellParked();
        ConflictLog.tell(pass.task(), conflicts);
        return BatchOutcome.of(pass.task(), company(), pass.run().run().id())
                .withWritten(written)
                .withFailures(failures)
                .withSettled(settled)
                .withCounts(counts())
                .withConflicts(conflicts)
                .withSeeds(seeds, pass.plan().mapping().target().once().isEmpty());
    }
}
