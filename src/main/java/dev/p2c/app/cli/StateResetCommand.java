package dev.p2c.app.cli;

import dev.p2c.mapping.Mapping;
import dev.p2c.run.StateByHand;
import dev.p2c.state.State;
import dev.p2c.text.Counted;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "reset",
        description = {
            "Forgets watermark and ledger of a task, as before its first pass.",
            "Writes nothing to either system. To compare all rows without forgetting anything, use"
                    + " sync --full."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  bin/p2c state reset accounts-to-customers",
            "  bin/p2c state reset accounts-to-customers --company usmf --yes"
        })
final class StateResetCommand extends StateChange implements Callable<Integer> {

    @Override
    public Integer call() {
        return change();
    }

    @Override
    Step step(State state, Mapping mapping, TaskState before) {
        String watermark =
                before.watermark() == null ? "" : " and the watermark " + before.watermark();
        return new Step(
                before.task(),
                before.company(),
                ("forgets %s in %s%s; %s listed; rows deleted in the"
                                + " source until the next pass are not noticed%s")
                        .formatted(
                                Counted.of(before.written(), "row that is", "rows that are"),
                                mapping.target().entity(),
                                watermark,
                                Counted.of(
                                        before.waiting(), "waiting row stays", "waiting rows stay"),
                                held(state, mapping, before)),
                NextPass.first(mapping),
                before,
                false);
    }

    private static String held(State state, Mapping mapping, TaskState before) {
        boolean isHeld =
                state.notes()
                        .of(before.task(), before.company())
                        .heldChanges()
                        .filter(stopped -> stopped.mapping().equals(mapping.version()))
                        .isPresent();
        return isHeld
                ? "; releases the brake on mass changes, which has stopped a pass: the next pass"
                        + " counts as the first one, and with sync it is not limited"
                : "";
    }

    @Override
    void apply(StateByHand hand, String task, String company) {
        hand.reset(task, company);
    }
}
