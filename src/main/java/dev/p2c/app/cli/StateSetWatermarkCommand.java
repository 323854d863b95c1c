package dev.p2c.app.cli;

import dev.p2c.error.ConfigurationException;
import dev.p2c.mapping.Mapping;
import dev.p2c.run.StateByHand;
import dev.p2c.state.State;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "set-watermark",
        description = {
            "Sets the time from which the next pass reads changed rows.",
            "An earlier time makes a pass read rows again; a later one leaves changes out."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  bin/p2c state set-watermark accounts-to-customers 2026-01-31",
            "  bin/p2c state set-watermark accounts-to-customers 2026-01-31T08:00:00Z --yes"
        })
final class StateSetWatermarkCommand extends StateChange implements Callable<Integer> {

    @Parameters(
            index = "1",
            paramLabel = "TIME",
            description = "2026-01-31 or 2026-01-31T08:00:00Z; not in the future.")
    private String time;

    private Instant watermark;

    @Override
    public Integer call() {
        watermark = Times.parse("set-watermark " + time, time);
        if (watermark.isAfter(p2c().clock().instant())) {
            throw new ConfigurationException(
                    "set-watermark " + time,
                    "is in the future: passes would not read rows changed before that time");
        }
        return change();
    }

    @Override
    Step step(State states, Mapping mapping, TaskState before) {
        if (!(mapping.source().changes() instanceof Mapping.Watermark)) {
            throw new ConfigurationException(
                    before.task(),
                    "has no watermark: it finds changes by comparing the keys of all rows. bin/p2c sync"
                            + " --full compares all rows, bin/p2c state reset forgets what is known");
        }
        if (TaskState.isNew(states, before.task(), before.company())) {
            throw new ConfigurationException(
                    before.task(),
                    "has made no pass for %s yet; the first pass reads all rows whatever the watermark"
                            .formatted(before.company()));
        }
        return new Step(
                before.task(),
                before.company(),
                change(before),
                NextPass.of(
                        mapping,
                        watermark,
                        states.notes().of(before.task(), before.company()).reasonToCompare()),
                before,
                false);
    }

    private String change(TaskState before) {
        String was = Optional.ofNullable(before.watermark()).map(Instant::toString).orElse("none");
        String change = "sets the watermark to %s, now %s".formatted(watermark, was);
        return before.watermark() != null && watermark.isAfter(before.watermark())
                ? change
                        + "; changes between the two are left out if no pass has read them, until"
                        + " all rows are read"
                : change;
    }

    @Override
    void apply(StateByHand hand, String task, String company) {
        hand.setWatermark(task, company, watermark);
    }
}
