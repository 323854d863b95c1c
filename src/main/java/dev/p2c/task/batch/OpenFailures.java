package dev.p2c.task.batch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.mapping.Owner;
import dev.p2c.odata.model.Json;
import dev.p2c.state.Discard;
import dev.p2c.state.Failure;
import dev.p2c.state.FailureKind;
import dev.p2c.task.plan.SourceKeys;
import java.time.Instant;
import java.util.Map;

/**
 * The rows of a batch that were rejected, parked or in conflict when the batch began. Immutable.
 */
public final class OpenFailures {

    /** What a document waits for that lacks lines in the target. */
    public static final String LINES = "its lines";

    /** What a row waits for that does not meet a requirement. */
    static final String CHANGE = "a change of the row";

    private final TaskPass pass;
    private final Map<String, Failure> byKey;
    private final RetryRule retryRule;

    public OpenFailures(TaskPass pass, Map<String, Failure> byKey, RetryRule retryRule) {
        this.pass = pass;
        this.byKey = Map.copyOf(byKey);
        this.retryRule = retryRule;
    }

    /** True for a row that failed when it was tried before. */
    public boolean has(String key) {
        return byKey.containsKey(key);
    }

    /** True for a row that is parked until another row arrives. */
    public boolean isParked(String key) {
        return is(key, FailureKind.PARKED);
    }

    /** True for a row with a conflict that a person has to decide. */
    public boolean isContested(String key) {
        return is(key, FailureKind.CONFLICT);
    }

    /** True for a row whose key other rows of the source had when it was last tried. */
    public boolean hasNamesakes(String key) {
        return has(key) && isOfNamesakes(byKey.get(key));
    }

    /** True for a failure of a header whose document lacks lines in the target. */
    public static boolean isOfLines(Failure failure) {
        return failure.kind() == FailureKind.PARKED && LINES.equals(failure.waitsFor());
    }

    /** True for a header whose document lacks lines; its failure ends with the lines'. */
    boolean lacksLines(String key) {
        return has(key) && isOfLines(byKey.get(key));
    }

    /** True for a row that is listed already in this version and for this reason. */
    boolean isListed(ObjectNode source, String key, String reason) {
        return isParked(key)
                && CHANGE.equals(byKey.get(key).waitsFor())
                && reason.equals(byKey.get(key).reason())
                && pass.plan().triedVersion(source).equals(byKey.get(key).sourceHash());
    }

    /** Why a row failed when it was tried before, with the field at fault. */
    String reason(String key) {
        Failure failure = byKey.get(key);
        return failure.field().isEmpty()
                ? failure.reason()
                : failure.field() + ": " + failure.reason();
    }

    /** True for a failure whose reason is that several source rows have its key. */
    public static boolean isOfNamesakes(Failure failure) {
        return failure.kind() == FailureKind.REJECTED
                && BatchFailures.ONE_ROW.equals(failure.waitsFor());
    }

    /** True if the failure of this key is that of another source row. */
    boolean isOfAnotherRow(ObjectNode source, String key) {
        if (!has(key) || byKey.get(key).sourceRow() == null) {
            return false;
        }
        SourceKeys keys = pass.plan().sourceKeys();
        try {
            return !keys.own(source).equals(keys.own(Json.parse(byKey.get(key).sourceRow())));
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private boolean is(String key, FailureKind kind) {
        return has(key) && byKey.get(key).kind() == kind;
    }

    /** The side that a person chose in the row's conflict; {@link Owner#ASK} while it is open. */
    public Owner decision(String key) {
        return isContested(key) && !byKey.get(key).decision().isEmpty()
                ? Owner.valueOf(byKey.get(key).decision())
                : Owner.ASK;
    }

    /**
     * True for a rejected row that need not be tried now: neither the row nor the mapping has
     * changed, its next try is not due, and the row was not requested by its key.
     */
    public boolean rests(ObjectNode source, String key) {
        return is(key, FailureKind.REJECTED)
                && pass.run().run().options().key().isEmpty()
                && pass.plan().triedVersion(source).equals(byKey.get(key).sourceHash())
                && pass.plan().mapping().version().equals(byKey.get(key).mappingVersion())
                && !retryRule.isDue(byKey.get(key).nextAt());
    }

    /** True for a row that a person left aside and whose source row has not changed since. */
    public boolean isLeftAside(ObjectNode source, String key) {
        return has(key)
                && byKey.get(key).discard() != null
                && pass.run().run().options().key().isEmpty()
                && pass.plan().triedVersion(source).equals(byKey.get(key).sourceHash());
    }

    /** By whom the row was left aside, and why. */
    String discarded(String key) {
        Discard discard = byKey.get(key).discard();
        return "discarded by %s: %s".formatted(discard.by(), discard.reason());
    }

    Instant now() {
        return retryRule.now();
    }

    /**
     * When a row that is rejected now is tried again. A line is tried again at once the first time,
     * because its header is compared in the next pass and may be why the line was refused.
     */
    Instant nextTry(String key) {
        int attempts = has(key) ? byKey.get(key).attempts() + 1 : 1;
        boolean isLine = pass.plan().mapping().source().follows().isPresent();
        return isLine && attempts == 1 ? retryRule.now() : retryRule.next(attempts);
    }
}
