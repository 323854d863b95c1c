package dev.p2c.task.batch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.state.FailureKind;
import dev.p2c.state.NewConflict;
import dev.p2c.state.NewFailure;
import dev.p2c.state.Resolution;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Collects and logs the rows of one batch that failed, and the keys whose failure is over. */
final class BatchFailures {

    /** What a row waits for whose key other rows of the source have, too. */
    static final String ONE_ROW = "only one row with this key";

    private final TaskPass pass;
    private final OpenFailures earlier;
    private final RowLines log;
    private final List<NewFailure> failures = new ArrayList<>();
    private final Map<String, Resolution> settled = new LinkedHashMap<>();

    BatchFailures(TaskPass pass, OpenFailures earlier) {
        this.pass = pass;
        this.earlier = earlier;
        this.log = new RowLines(pass);
    }

    void rejected(ObjectNode source, String key, String field, String reason, String detail) {
        log.rejected(key, (field.isEmpty() ? "" : field + ": ") + reason);
        Instant next = earlier.nextTry(key);
        add(FailureKind.REJECTED, source, key, new Cause(field, reason, detail, null), next);
    }

    /** Records rows that share a key; they are tried in each pass, by their key. */
    void namesakes(ObjectNode source, String key, String field, String reason, Instant now) {
        if (!earlier.hasNamesakes(key)) {
            log.rejected(key, reason);
        }
        add(FailureKind.REJECTED, source, key, new Cause(field, reason, "", ONE_ROW), now);
    }

    /** Records a row that its header keeps back; it is tried in each pass. */
    void keptBack(ObjectNode source, String key, String reason, Instant now) {
        if (!earlier.has(key)) {
            log.rejected(key, reason);
        }
        add(FailureKind.REJECTED, source, key, new Cause("", reason, "", null), now);
    }

    void parked(Mapped.Accepted row, BoundRow.LeftOut missing) {
        String waitsFor = missing.waitsFor();
        String reason =
                missing.reason().isEmpty()
                        ? "waits for " + waitsFor + " in " + pass.plan().target().name()
                        : missing.reason();
        if (!earlier.has(row.key()) && pass.reasons().isFirst(reason)) {
            log.parked(row.key() + " parked: " + reason);
        }
        add(
                FailureKind.PARKED,
                row.source(),
                row.key(),
                new Cause(missing.field(), reason, "", waitsFor),
                null);
    }

    /**
     * Records a row that stays in the source, once for each of its versions.
     *
     * @param isInTarget whether the target has the row as it was before
     */
    void listed(Mapped.Skipped row, boolean isInTarget) {
        String target = pass.plan().target().name();
        String reason =
                row.reason()
                        + (isInTarget ? ", and " + target + " keeps what was written before" : "");
        if (earlier.isLeftAside(row.source(), row.key())
                || earlier.isListed(row.source(), row.key(), reason)) {
            return;
        }
        log.parked(row.key() + " is not written: " + reason);
        add(
                FailureKind.PARKED,
                row.source(),
                row.key(),
                new Cause("", reason, "", OpenFailures.CHANGE),
                null);
    }

    void contested(Mapped.Accepted row, List<NewConflict> fields) {
        String names = fields.stream().map(NewConflict::field).collect(Collectors.joining(", "));
        String reason = "changed on both sides, and no rule says whose value wins";
        if (!earlier.isContested(row.key())) {
            log.parked(row.key() + " waits for a decision: " + names + " " + reason);
        }
        add(FailureKind.CONFLICT, row.source(), row.key(), new Cause(names, reason, "", ""), null);
    }

    /** Ends an earlier failure of this row. */
    void settle(ObjectNode source, String key, Resolution how) {
        if (pass.failuresOpen() && !earlier.lacksLines(key)) {
            settled.put(key, how);
            settled.put(pass.plan().sourceKeys().fallback(source), how);
        }
    }

    private record Cause(String field, String reason, String detail, String waitsFor) {}

    private void add(FailureKind kind, ObjectNode source, String key, Cause cause, Instant nextAt) {
        pass.noteFailures();
        failures.add(
                new NewFailure(
                        key,
                        kind,
                        cause.field(),
                        cause.reason(),
                        cause.detail(),
                        cause.waitsFor(),
                        source.toString(),
                        pass.plan().triedVersion(source),
                        pass.plan().mapping().version(),
                        nextAt));
    }

    RowLines log() {
        return log;
    }

    List<NewFailure> failures() {
        return failures;
    }

    Map<String, Resolution> settled() {
        return settled;
    }
}
