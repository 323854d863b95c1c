package dev.p2c.app.cli;

import dev.p2c.mapping.TwoLegs;
import dev.p2c.operate.LegCounts;
import dev.p2c.state.State;
import dev.p2c.text.Counted;
import java.util.List;

/** The rows of tasks in two legs, from their source over the system in the middle, as a table. */
final class Ways {

    private Ways() {}

    /** The ways of the tasks of these lines, in their order. */
    static List<LegCounts> read(
            List<TwoLegs> legs, List<TaskStatus> rows, State state, List<String> companies) {
        List<String> tasks = rows.stream().map(TaskStatus::task).toList();
        return tasks.stream()
                .flatMap(task -> legs.stream().filter(each -> each.first().equals(task)))
                .filter(each -> tasks.contains(each.second()))
                .map(each -> LegCounts.of(each, state, companies))
                .toList();
    }

    static void print(List<LegCounts> ways, Output output) {
        if (ways.isEmpty()) {
            return;
        }
        TextTable table =
                new TextTable("WAY", "OVER", "LEG 1", "LEG 2", "BETWEEN", "PARKED", "REJECTED")
                        .optional("OVER");
        for (LegCounts way : ways) {
            table.add(
                    way.legs().name(),
                    way.legs().way(),
                    way.inMiddle(),
                    way.across(),
                    way.between(),
                    way.parked(),
                    way.rejected());
        }
        output.print(table);
        ways.stream()
                .filter(way -> way.between() + way.waiting() > 0)
                .forEach(way -> output.print(sentence(way)));
    }

    private static String sentence(LegCounts way) {
        TwoLegs legs = way.legs();
        String state =
                "%s: %s in %s and not yet in %s"
                        .formatted(
                                legs.name(),
                                Counted.of(way.between(), "row is", "rows are"),
                                legs.over(),
                                legs.to());
        return way.waiting() == 0
                ? state + "; the next pass brings " + Counted.form(way.between(), "it", "them")
                : state
                        + "; %s in the second leg: bin/p2c failures list --task %s"
                                .formatted(
                                        Counted.of(way.waiting(), "waits", "wait"), legs.second());
    }

    /** One way of {@code p2c status --json}. Scripts depend on the names. */
    record WayJson(
            String name,
            String first,
            String second,
            String from,
            String over,
            String to,
            long acrossFirst,
            long acrossSecond,
            long between,
            long parked,
            long rejected,
            long undecided) {

        static WayJson of(LegCounts way) {
            TwoLegs legs = way.legs();
            return new WayJson(
                    legs.name(),
                    legs.first(),
                    legs.second(),
                    legs.from(),
                    legs.over(),
                    legs.to(),
                    way.inMiddle(),
                    way.across(),
                    way.between(),
                    way.parked(),
                    way.rejected(),
                    way.undecided());
        }
    }
}
