package dev.p2c.task.upsert;

import dev.p2c.mapping.FieldRule;
import dev.p2c.mapping.FieldRule.Constant;
import dev.p2c.mapping.Owner;
import dev.p2c.state.NewConflict;
import dev.p2c.state.Winner;
import dev.p2c.task.plan.LastAgreed;
import dev.p2c.task.plan.Plan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Ours and theirs of one row compared field by field, with what both were before.
 *
 * @param leave fields that keep the target's value
 * @param settled fields whose value in the one or the other system does not stand
 * @param open fields about which a person has to decide: nothing is to be written before
 * @param differs true if there is anything to write
 */
record Merge(
        Set<String> leave, List<NewConflict> settled, List<NewConflict> open, boolean differs) {

    /** Collects while it compares. */
    static final class Comparison {

        private final Plan plan;
        private final String key;
        private final LastAgreed base;
        private final Owner taken;
        private final Set<String> leave = new HashSet<>();
        private final List<NewConflict> settled = new ArrayList<>();
        private final List<NewConflict> open = new ArrayList<>();
        private boolean differs;

        /**
         * @param taken whom a person gave the fields that ask; {@link Owner#ASK} if nobody did
         */
        Comparison(Plan plan, String key, LastAgreed base, Owner taken) {
            this.plan = plan;
            this.key = key;
            this.base = base;
            this.taken = taken;
        }

        /** Both as comparable texts; a field that is not among ours is not sent. */
        Merge of(Map<String, String> ours, Map<String, String> theirs) {
            for (FieldRule rule : plan.view().rules().values()) {
                String field = rule.target();
                String our = ours.get(field);
                String their = theirs.getOrDefault(field, "");
                if (our == null || isSame(rule, our, their)) {
                    continue;
                }
                if (plan.mapping().target().once().isPresent() && !base.isKnown()) {
                    leave.add(field);
                } else {
                    compare(rule, our, their);
                }
            }
            return new Merge(leave, settled, open, differs);
        }

        /** Services write codes in their own case (en-us becomes en-US). */
        private static boolean isSame(FieldRule rule, String our, String their) {
            return rule.origin() instanceof Constant
                    ? LastAgreed.folded(our).equals(LastAgreed.folded(their))
                    : our.equals(their);
        }

        private void compare(FieldRule rule, String our, String their) {
            String field = rule.target();
            boolean oursChanged = !base.had(field, our);
            boolean theirsChanged =
                    isChanged(field, their)
                            && !LastAgreed.folded(our).equals(LastAgreed.folded(their));
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

        /** Where nothing is known of before, an empty field is none that anybody filled. */
        private boolean isChanged(String field, String their) {
            return base.isKnown() ? !base.had(field, their) : !their.isEmpty();
        }

        private Owner owner(FieldRule rule, boolean both) {
            Owner owner = plan.mapping().owner(rule);
            return owner == Owner.ASK && both ? taken : owner;
        }

        private void leaveUnless(boolean isToWrite, String field) {
            if (isToWrite) {
                differs = true;
            } else {
                leave.add(field);
            }
        }

        private NewConflict conflict(String field, String our, String their, Winner winner) {
            return new NewConflict(key, field, base.value(field).orElse(null), our, their, winner);
        }
    }
}
