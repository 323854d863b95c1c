package dev.p2c.task.upsert;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.error.SyncException;
import dev.p2c.mapping.Owner;
import dev.p2c.odata.dialect.RowWrite;
import dev.p2c.odata.dialect.RowWrite.Known;
import dev.p2c.odata.dialect.WriteResult;
import dev.p2c.odata.dialect.WriteResult.Half;
import dev.p2c.odata.dialect.WriteResult.Refused;
import dev.p2c.odata.dialect.WriteResult.Written;
import dev.p2c.odata.model.Model.EntityType;
import dev.p2c.state.LedgerEntry;
import dev.p2c.task.batch.BoundRow;
import dev.p2c.task.batch.Mapped;
import dev.p2c.task.batch.Outcomes;
import dev.p2c.task.batch.TaskPass;
import dev.p2c.task.plan.LastAgreed;
import dev.p2c.task.plan.Plan;
import dev.p2c.task.plan.ReadRow;
import dev.p2c.task.upsert.DeliveryState.Contested;
import dev.p2c.task.upsert.DeliveryState.Done;
import dev.p2c.task.upsert.DeliveryState.Equal;
import dev.p2c.task.upsert.DeliveryState.NotAsForeseen;
import dev.p2c.task.upsert.DeliveryState.NotThere;
import dev.p2c.task.upsert.DeliveryState.Rejected;
import dev.p2c.task.upsert.DeliveryState.Sent;
import dev.p2c.task.upsert.DeliveryState.ToCompare;
import dev.p2c.task.upsert.DeliveryState.ToWrite;
import dev.p2c.task.upsert.DeliveryState.Unanswered;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes bound rows to the target with optimistic concurrency: a row is only overwritten in the
 * version we know. A row that changed, or that we never wrote, is read, compared and written with
 * the etag of that reading, in at most four rounds.
 */
final class Delivery {

    private static final int MOST_ROUNDS = 4;

    private final Plan plan;
    private final TaskPass pass;
    private final EntityType type;
    private final RowsToCompare rows;
    private final SetOnCreate setOnCreate;
    private final KeptNumbers keptNumbers;
    private final ChangedFields changed;
    private final Outcomes outcomes;
    private final Map<String, LedgerEntry> ledger;

    /** By key: the written part of rows that were not written completely. */
    private final Map<String, Written> halves = new HashMap<>();

    /**
     * @param ledger entries of the rows that were written before, by key
     */
    Delivery(TaskPass pass, Outcomes outcomes, Map<String, LedgerEntry> ledger) {
        this.pass = pass;
        this.plan = pass.plan();
        this.type = plan.targetType();
        this.rows = new RowsToCompare(plan, outcomes.company());
        this.setOnCreate = new SetOnCreate(plan);
        this.keptNumbers = new KeptNumbers(plan, rows, this::base);
        this.changed = new ChangedFields(plan, rows, this::base, outcomes);
        this.outcomes = outcomes;
        this.ledger = ledger;
    }

    /**
     * Sends rows and records the outcome of those that were not rejected.
     *
     * @return the rejected rows
     * @throws SyncException if an error ended the delivery
     */
    List<Rejected> deliver(List<BoundRow> bound) {
        List<Rejected> rejected = new ArrayList<>();
        List<DeliveryState> open = bound.stream().map(this::first).toList();
        for (int round = 0; round < MOST_ROUNDS && !open.isEmpty(); round++) {
            open = withoutDone(write(withoutDone(compare(open), rejected)), rejected);
            throwIfEnded(open);
        }
        for (DeliveryState state : open) {
            rejected.add(((ToCompare) state).givenUp());
        }
        rejected.forEach(state -> recordHalf(state, true));
        return rejected;
    }

    private void recordHalf(DeliveryState state, boolean isRead) {
        Written half = halves.get(state.row().key());
        if (half != null) {
            outcomes.halfWritten(state.row(), half, isRead);
            changed.tell(state.row(), List.of());
        }
    }

    /** Ends the delivery after an error, once the rows with an answer have their outcomes. */
    private void throwIfEnded(List<DeliveryState> open) {
        List<DeliveryState> unanswered =
                open.stream().filter(Unanswered.class::isInstance).toList();
        unanswered.forEach(state -> recordHalf(state, false));
        if (!unanswered.isEmpty()) {
            throw ((Unanswered) unanswered.get(0)).why();
        }
    }

    private DeliveryState first(BoundRow row) {
        LedgerEntry entry = ledger.get(row.key());
        boolean isReadFirst =
                plan.mapping().target().onlyExisting()
                        || outcomes.earlier().isContested(row.key())
                        || pass.foreseen().of(row.key()).isPresent();
        if (entry == null || !entry.isKnown()) {
            return DeliveryState.first(row, Optional.empty(), isReadFirst, Set.of());
        }
        Known known = new Known(text(entry.targetId()), text(entry.targetEtag()));
        boolean comparesFirst =
                known.etag().isEmpty()
                        || !rows.provesEtags()
                        || isReadFirst
                        || setOnCreate.differs(ours(row), base(row)::had)
                        || plan.shorterForms().hasAny(ours(row), base(row));
        return DeliveryState.first(row, Optional.of(known), comparesFirst, untouched(row));
    }

    private static String text(String nullable) {
        return nullable == null ? "" : nullable;
    }

    /** Fields the target may own and that the source did not change: they are not sent. */
    private Set<String> untouched(BoundRow row) {
        if (!plan.mapping().keepsValues()) {
            return Set.of();
        }
        LastAgreed base = base(row);
        Set<String> untouched = new HashSet<>();
        ours(row)
                .forEach(
                        (field, value) -> {
                            if (plan.owner(field) != Owner.SOURCE && base.had(field, value)) {
                                untouched.add(field);
                            }
                        });
        return untouched;
    }

    private LastAgreed base(BoundRow row) {
        LedgerEntry entry = ledger.get(row.key());
        return entry == null ? LastAgreed.UNKNOWN : LastAgreed.read(entry.base());
    }

    private Map<String, String> ours(BoundRow row) {
        return plan.values().ours(row.row().target(), row.leftOutFields());
    }

    private List<DeliveryState> compare(List<DeliveryState> states) {
        List<ToCompare> toCompare =
                states.stream()
                        .filter(ToCompare.class::isInstance)
                        .map(ToCompare.class::cast)
                        .toList();
        Map<ToCompare, Optional<ObjectNode>> current = rows.read(toCompare);
        return states.stream()
                .map(state -> state instanceof ToCompare next ? next(next, current) : state)
                .toList();
    }

    private DeliveryState next(ToCompare state, Map<ToCompare, Optional<ObjectNode>> current) {
        changed.before(state.row(), current.get(state));
        return current.get(state).map(row -> found(state, row)).orElseGet(() -> missing(state));
    }

    private DeliveryState missing(ToCompare state) {
        return foreseen(state.row())
                .flatMap(ForeseenMerge::refusalOfMissing)
                .<DeliveryState>map(why -> new NotAsForeseen(state.row(), why))
                .orElseGet(
                        () ->
                                plan.mapping().target().onlyExisting()
                                        ? new NotThere(state.row())
                                        : state.missing());
    }

    private Optional<ForeseenMerge> foreseen(BoundRow row) {
        return pass.foreseen()
                .of(row.key())
                .map(planned -> new ForeseenMerge(plan, pass.foreseen(), planned));
    }

    private DeliveryState found(ToCompare state, ObjectNode theirs) {
        BoundRow row = state.row();
        Optional<Refused> fixed = setOnCreate.refusal(ours(row), plan.values().theirs(theirs));
        if (fixed.isPresent()) {
            return new Rejected(row, fixed.get());
        }
        Known current = new Known(ReadRow.id(type, theirs), ReadRow.etag(theirs));
        Map<String, String> values = plan.values().theirs(theirs);
        Merge merge = comparison(row, base(row), current).of(ours(row), values);
        Optional<ForeseenMerge> planned = foreseen(row);
        Optional<String> refusal = planned.flatMap(p -> p.refusal(merge, ours(row), values));
        if (refusal.isPresent()) {
            return new NotAsForeseen(row, refusal.get());
        }
        return state.found(
                current,
                planned.map(p -> p.merge(merge, values))
                        .orElse(merge)
                        .orDiffers(rows.isUnpublished(theirs)));
    }

    private ThreeWayComparison comparison(BoundRow row, LastAgreed base, Known current) {
        LedgerEntry entry = ledger.get(row.key());
        Owner decision = outcomes.earlier().decision(row.key());
        Evidence evidence =
                Evidence.of(base, entry, current.etag(), decision, plan.values()::isInitial);
        return new ThreeWayComparison(
                plan.mapping(), plan.view(), plan.shorterForms(), row.key(), evidence);
    }

    private List<DeliveryState> write(List<DeliveryState> states) {
        if (states.isEmpty()) {
            return List.of();
        }
        List<ToWrite> toWrite = states.stream().map(ToWrite.class::cast).toList();
        pass.changes().ask(toWrite.size());
        changed.readBefore(toWrite);
        List<RowWrite> writes = toWrite.stream().map(this::rowWrite).toList();
        Optional<String> owner = Optional.of(outcomes.company());
        List<WriteResult> results =
                plan.target().upsert(type.set(), owner, plan.movesRows(), writes);
        List<DeliveryState> next = new ArrayList<>();
        for (int i = 0; i < toWrite.size(); i++) {
            changed.wrote(toWrite.get(i), results.get(i));
            if (results.get(i) instanceof Half half) {
                halves.put(toWrite.get(i).row().key(), half.written());
            }
            next.add(toWrite.get(i).answered(writes.get(i), results.get(i)));
        }
        return changed.seen(keptNumbers.seen(next), pass.foreseen());
    }

    private RowWrite rowWrite(ToWrite state) {
        BoundRow row = state.row();
        return new RowWrite(
                        row.row().target().keyFields(),
                        row.body(state.kept()),
                        state.findings().known())
                .publishedIf(plan.mapping().target().publish());
    }

    private List<DeliveryState> withoutDone(List<DeliveryState> states, List<Rejected> rejected) {
        List<DeliveryState> open = new ArrayList<>();
        for (DeliveryState state : states) {
            if (state instanceof Rejected refused) {
                rejected.add(refused);
            } else if (state instanceof Done done) {
                record(done);
            } else {
                open.add(state);
            }
        }
        return open;
    }

    private void record(Done done) {
        if (done instanceof NotAsForeseen other) {
            pass.foreseen().refuse(other.row().key(), other.why());
        } else if (done instanceof Sent || done instanceof Equal) {
            pass.foreseen().done(done.row().key(), done instanceof Sent);
        }
        if (done instanceof Sent sent) {
            outcomes.conflicts(sent.decided());
            outcomes.written(sent.row(), sent.result(), sent.stored());
            changed.tell(sent.row(), sent.stored());
        } else if (done instanceof Equal equal) {
            outcomes.conflicts(equal.decided());
            outcomes.agreed(equal.row(), equal.current(), equal.stored());
        } else if (done instanceof Contested contested) {
            outcomes.contested(contested.row().row(), contested.open());
        } else if (done instanceof NotThere absent) {
            Mapped.Skipped skipped =
                    Mapped.Skipped.notInTarget(absent.row().row(), plan.target().name());
            outcomes.skipped(skipped, ledger.get(absent.row().key()));
        }
    }
}
