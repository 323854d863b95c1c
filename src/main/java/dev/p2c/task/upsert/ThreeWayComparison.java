package dev.p2c.task.upsert;

import dev.p2c.mapping.FieldRule;
import dev.p2c.mapping.Mapping;
import dev.p2c.mapping.Owner;
import dev.p2c.mapping.TargetView;
import dev.p2c.state.NewConflict;
import dev.p2c.state.Winner;
import dev.p2c.task.batch.StoredForm;
import dev.p2c.task.plan.LastAgreed;
import dev.p2c.task.plan.Rounding;
import dev.p2c.task.plan.SameValue;
import dev.p2c.task.plan.ShorterForms;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A three-way comparison of one row: the mapped values, the target's values, and the base, on whose
 * values both sides last agreed. Decides for each field by its owner whether it is written, kept,
 * or left to a person. For one use.
 */
final class ThreeWayComparison {

    private final Mapping mapping;
    private final TargetView view;
    private final ShorterForms shorterForms;
    private final String key;
    private final Evidence evidence;
    private final LastAgreed base;
    private final Set<String> leave = new HashSet<>();
    private final List<StoredForm> stored = new ArrayList<>();
    private final List<NewConflict> settled = new ArrayList<>();
    private final List<NewConflict> open = new ArrayList<>();
    private final Set<String> written = new HashSet<>();

    /**
     * @param view of the mapping
     * @param shorterForms texts of the target that the source has in a shorter form
     */
    ThreeWayComparison(
            Mapping mapping,
            TargetView view,
            ShorterForms shorterForms,
            String key,
            Evidence evidence) {
        this.mapping = mapping;
        this.view = view;
        this.shorterForms = shorterForms;
        this.key = key;
        this.evidence = evidence;
        this.base = evidence.base();
    }

    /**
     * Compares the two sides.
     *
     * @param ours comparable texts by field; a field that is missing here is not sent
     * @param theirs comparable texts by field; a field that is missing here is empty
     */
    Merge of(Map<String, String> ours, Map<String, String> theirs) {
        boolean isForeign = mapping.target().once().isPresent() && !base.isKnown();
        for (FieldRule rule : view.rules().values()) {
            String field = rule.target();
            String our = ours.get(field);
            String their = theirs.getOrDefault(field, "");
            if (our == null || SameValue.isEqual(rule, our, their) || isLeft(rule, our, their)) {
                continue;
            }
            if (isForeign) {
                leave.add(field);
            } else if (shorterForms.has(field, our, their)) {
                leave.add(field);
                stored.add(new StoredForm(field, our, their, false));
            } else if (isStoredForm(field, our, their)) {
                boolean isNew = !base.had(field, their);
                stored.add(new StoredForm(field, our, their, isNew));
            } else {
                compare(rule, our, their);
            }
        }
        return new Merge(leave, settled, open, stored, written, false);
    }

    /**
     * Whether the target has set the value by itself, after ours. In a first comparison, as after a
     * lost state, that is taken for granted. The value is no cause to write; it is replaced when
     * another field changes.
     */
    private boolean isLeft(FieldRule rule, String our, String their) {
        String field = rule.target();
        return SameValue.isSetByTarget(rule, their) && (evidence.isFirst() || base.had(field, our));
    }

    /**
     * Whether the target's value is our own in a form that the target chose. The etag proves that,
     * an earlier comparison has shown it, or the value is ours with fewer decimals.
     */
    private boolean isStoredForm(String field, String our, String their) {
        boolean sent =
                base.had(field, our)
                        && !LastAgreed.folded(our).equals(LastAgreed.folded(their))
                        && (evidence.untouched() || base.had(field, their));
        return sent || Rounding.isRounded(our, their);
    }

    private void compare(FieldRule rule, String our, String their) {
        String field = rule.target();
        boolean oursChanged = !base.had(field, our);
        boolean theirsChanged =
                isChanged(rule, their) && !LastAgreed.folded(our).equals(LastAgreed.folded(their));
        boolean both = oursChanged && theirsChanged;
        switch (owner(rule, both)) {
            case SOURCE -> {
                written.add(field);
                if (theirsChanged) {
                    settled.add(conflict(field, our, their, Winner.SOURCE));
                }
            }
            case TARGET -> {
                leaveUnless(oursChanged && !theirsChanged, field);
                if (both) {
                    settled.add(conflict(field, our, their, Winner.TARGET));
                }
            }
            case ASK -> {
                leaveUnless(oursChanged && !theirsChanged, field);
                if (both) {
                    open.add(conflict(field, our, their, Winner.NOBODY));
                }
            }
            default -> throw new IllegalStateException("unknown owner");
        }
    }

    /**
     * Whether a person may have made the target's value. A value on which the two sides never
     * agreed counts as a person's unless it is the initial one. The owner {@code source} says that
     * it may be replaced; for other owners also a value older than our write is kept.
     */
    private boolean isChanged(FieldRule rule, String their) {
        String field = rule.target();
        if (SameValue.isSetByTarget(rule, their)) {
            return false;
        }
        if (base.knows(field)) {
            return !evidence.untouched() && !base.had(field, their);
        }
        boolean replaceable = evidence.untouched() && mapping.owner(rule) == Owner.SOURCE;
        return !replaceable && !evidence.initial().test(field, their);
    }

    private Owner owner(FieldRule rule, boolean both) {
        Owner owner = mapping.owner(rule);
        return owner == Owner.ASK && both ? evidence.decision() : owner;
    }

    private void leaveUnless(boolean isWritten, String field) {
        if (isWritten) {
            written.add(field);
        } else {
            leave.add(field);
        }
    }

    private NewConflict conflict(String field, String our, String their, Winner winner) {
        return new NewConflict(key, field, base.value(field).orElse(null), our, their, winner);
    }
}
