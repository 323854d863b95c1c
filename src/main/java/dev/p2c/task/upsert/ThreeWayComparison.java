package dev.p2c.task.upsert;

import dev.p2c.mapping.FieldRule;
import dev.p2c.mapping.FieldRule.Constant;
import dev.p2c.mapping.Mapping;
import dev.p2c.mapping.Owner;
import dev.p2c.mapping.TargetView;
import dev.p2c.state.NewConflict;
import dev.p2c.state.Winner;
import dev.p2c.task.plan.LastAgreed;
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
    private final String key;
    private final LastAgreed base;
    private final Owner decision;
    private final Set<String> leave = new HashSet<>();
    private final List<NewConflict> settled = new ArrayList<>();
    private final List<NewConflict> open = new ArrayList<>();
    private boolean differs;

    /**
     * @param view of the mapping
     * @param decision the side that a person chose for fields owned by {@link Owner#ASK}; {@code
     *     ASK} for none
     */
    ThreeWayComparison(
            Mapping mapping, TargetView view, String key, LastAgreed base, Owner decision) {
        this.mapping = mapping;
        this.view = view;
        this.key = key;
        this.base = base;
        this.decision = decision;
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
            if (our == null || isEqual(rule, our, their)) {
                continue;
            }
            if (isForeign) {
                leave.add(field);
            } else {
                compare(rule, our, their);
            }
        }
        return new Merge(leave, settled, open, differs);
    }

    /** Constants are compared without case, because services change it (en-us becomes en-US). */
    private static boolean isEqual(FieldRule rule, String our, String their) {
        return rule.origin() instanceof Constant
                ? LastAgreed.folded(our).equals(LastAgreed.folded(their))
                : our.equals(their);
    }

    private void compare(FieldRule rule, String our, String their) {
        String field = rule.target();
        boolean oursChanged = !base.had(field, our);
        boolean theirsChanged =
                isChanged(field, their) && !LastAgreed.folded(our).equals(LastAgreed.folded(their));
        boolean both = oursChanged && theirsChanged;
        switch (owner(rule, both)) {
            case SOURCE -> {
                differs = true;
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

    /** Without a base, an empty field of the target counts as unchanged. */
    private boolean isChanged(String field, String their) {
        return base.isKnown() ? !base.had(field, their) : !their.isEmpty();
    }

    private Owner owner(FieldRule rule, boolean both) {
        Owner owner = mapping.owner(rule);
        return owner == Owner.ASK && both ? decision : owner;
    }

    private void leaveUnless(boolean isWritten, String field) {
        if (isWritten) {
            differs = true;
        } else {
            leave.add(field);
        }
    }

    private NewConflict conflict(String field, String our, String their, Winner winner) {
        return new NewConflict(key, field, base.value(field).orElse(null), our, their, winner);
    }
}
