package dev.p2c.task.upsert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.p2c.mapping.MappedRow;
import dev.p2c.mapping.Owner;
import dev.p2c.odata.dialect.RowWrite;
import dev.p2c.odata.dialect.RowWrite.Known;
import dev.p2c.odata.dialect.WriteResult;
import dev.p2c.odata.dialect.WriteResult.Changed;
import dev.p2c.odata.dialect.WriteResult.Refused;
import dev.p2c.odata.model.Model.EntityType;
import dev.p2c.odata.read.CurrentRows;
import dev.p2c.state.LedgerEntry;
import dev.p2c.state.NewConflict;
import dev.p2c.task.batch.Mapped;
import dev.p2c.task.batch.Outcomes;
import dev.p2c.task.plan.LastAgreed;
import dev.p2c.task.plan.Plan;
import dev.p2c.task.plan.ReadRow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Rows of a batch on their way into the target. A row is only overwritten as we know it; one that
 * somebody changed, or that we have never seen, is read and compared before, and written with the
 * etag of that reading.
 */
final class Delivery {

    private static final int MOST_ROUNDS = 4;

    private final Plan plan;
    private final EntityType type;
    private final CurrentRows rows;
    private final CurrentRows ownRows;
    private final Outcomes outcomes;
    private final Map<String, LedgerEntry> ledger;
    private final Map<Mapped.Row, WriteResult> refused = new IdentityHashMap<>();

    Delivery(Plan plan, Outcomes outcomes, Map<String, LedgerEntry> ledger) {
        this.plan = plan;
        this.type = plan.targetType();
        this.rows = plan.target().current(type.set(), Optional.empty());
        this.ownRows = plan.target().current(type.set(), Optional.of(outcomes.company()));
        this.outcomes = outcomes;
        this.ledger = ledger;
    }

    /**
     * @param bound with their lookups set
     * @return rows that the target refused; all others have their outcome
     */
    Map<Mapped.Row, WriteResult> deliver(List<Mapped.Row> bound) {
        List<Parcel> parcels = bound.stream().map(Parcel::new).toList();
        for (int round = 0; round < MOST_ROUNDS && !parcels.isEmpty(); round++) {
            compare(parcels.stream().filter(parcel -> parcel.toCompare).toList());
            parcels = write(parcels.stream().filter(parcel -> !parcel.done).toList());
        }
        for (Parcel parcel : parcels) {
            String reason = "somebody changed it again and again while it was written";
            Refused contended = new Refused(412, "", Optional.empty(), reason);
            refused.put(parcel.row, parcel.refusal.orElse(contended));
        }
        return refused;
    }

    /** Those that turned out to be other than we know come again. */
    private List<Parcel> write(List<Parcel> parcels) {
        if (parcels.isEmpty()) {
            return List.of();
        }
        List<WriteResult> results =
                plan.target()
                        .upsert(
                                type.set(),
                                Optional.of(outcomes.company()),
                                parcels.stream().map(Parcel::toUpsert).toList());
        List<Parcel> again = new ArrayList<>();
        for (int i = 0; i < parcels.size(); i++) {
            Parcel parcel = parcels.get(i);
            WriteResult result = results.get(i);
            if (result instanceof Changed changed) {
                parcel.foundAs(changed.id());
                again.add(parcel);
            } else if (result instanceof Refused refusal) {
                if (parcel.mayBeThere(refusal)) {
                    again.add(parcel);
                }
            } else {
                outcomes.conflicts(parcel.settled);
                outcomes.answered(parcel.row, result);
            }
        }
        return again;
    }

    private void compare(List<Parcel> parcels) {
        List<Parcel> byId = parcels.stream().filter(parcel -> !parcel.id.isEmpty()).toList();
        List<Parcel> byKey = parcels.stream().filter(parcel -> parcel.id.isEmpty()).toList();
        compare(rows, byId, byId.stream().map(parcel -> id(parcel.id)).toList());
        // Another company may have a row of this key: it is none of ours.
        compare(
                ownRows,
                byKey,
                byKey.stream().map(parcel -> parcel.row.target().keyFields()).toList());
    }

    private Map<String, JsonNode> id(String id) {
        return Map.of(type.key().get(0), TextNode.valueOf(id));
    }

    private void compare(CurrentRows from, List<Parcel> parcels, List<Map<String, JsonNode>> keys) {
        List<Optional<ObjectNode>> current =
                from.read(plan.view().select(), plan.view().expand(), keys);
        for (int i = 0; i < parcels.size(); i++) {
            Parcel parcel = parcels.get(i);
            current.get(i).ifPresentOrElse(parcel::compare, parcel::missing);
        }
    }

    /** One row, until it has its outcome. */
    private final class Parcel {

        private final Mapped.Row row;
        private final LedgerEntry entry;
        private final LastAgreed base;
        private String id;
        private Optional<Known> known;
        private Set<String> leave;
        private List<NewConflict> settled = List.of();
        private Optional<Refused> refusal = Optional.empty();
        private boolean toCompare;
        private boolean compared;
        private boolean done;

        private Parcel(Mapped.Row row) {
            this.row = row;
            entry = ledger.get(row.key());
            base = entry == null ? LastAgreed.UNKNOWN : LastAgreed.read(entry.base());
            boolean isKnown = entry != null && entry.isKnown();
            id = isKnown ? text(entry.targetId()) : "";
            String etag = isKnown ? text(entry.targetEtag()) : "";
            known = isKnown ? Optional.of(new Known(id, etag)) : Optional.empty();
            leave = isKnown ? untouched() : Set.of();
            toCompare =
                    isKnown && (etag.isEmpty() || !rows.provesEtags())
                            || outcomes.isContested(row.key());
        }

        /** Fields that are not ours alone go along only where the source changed them. */
        private Set<String> untouched() {
            if (!plan.mapping().keepsValues()) {
                return Set.of();
            }
            Set<String> untouched = new HashSet<>();
            plan.values()
                    .ours(row.target())
                    .forEach(
                            (field, value) -> {
                                if (plan.owner(field) != Owner.SOURCE && base.had(field, value)) {
                                    untouched.add(field);
                                }
                            });
            return untouched;
        }

        private void foundAs(String foundId) {
            id = foundId;
            toCompare = true;
        }

        /**
         * A run that died may have brought the row and had no time to say so; what has become of it
         * since (an order was invoiced) may be why it is refused now.
         */
        private boolean mayBeThere(Refused now) {
            if (compared) {
                isRefused(now);
                return false;
            }
            refusal = Optional.of(now);
            toCompare = true;
            return true;
        }

        private void isRefused(Refused now) {
            done = true;
            refused.put(row, now);
        }

        private void missing() {
            if (refusal.isPresent()) {
                isRefused(refusal.get());
                return;
            }
            toCompare = false;
            known = Optional.empty();
            leave = Set.of();
            settled = List.of();
        }

        private void compare(ObjectNode theirs) {
            toCompare = false;
            compared = true;
            id = ReadRow.id(type, theirs);
            Known current = new Known(id, ReadRow.etag(theirs));
            boolean asKnown = known.filter(current::equals).isPresent();
            known = Optional.of(current);
            Merge merge =
                    new Merge.Comparison(plan, row.key(), base, outcomes.taken(row.key()))
                            .of(plan.values().ours(row.target()), plan.values().theirs(theirs));
            leave = merge.leave();
            settled = merge.settled();
            if (!merge.open().isEmpty()) {
                done = true;
                outcomes.contested(row, merge.open());
            } else if (!merge.differs()) {
                done = true;
                outcomes.conflicts(settled);
                outcomes.agrees(row, id, current.etag());
            } else if (refusal.isPresent() && asKnown) {
                isRefused(refusal.get());
            }
        }

        private RowWrite toUpsert() {
            MappedRow target = row.target();
            ObjectNode body = target.fields();
            if (!leave.isEmpty()) {
                body = body.deepCopy();
                plan.view().leaveOut(leave, body);
            }
            return new RowWrite(target.keyFields(), body, known);
        }

        private static String text(String nullable) {
            return nullable == null ? "" : nullable;
        }
    }
}
