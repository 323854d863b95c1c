package dev.p2c.app.cli;

import dev.p2c.app.ConfiguredEnds;
import dev.p2c.desk.GroupRow;
import dev.p2c.state.FailureGroup;
import dev.p2c.text.Visible;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What to do about groups of failures, each cure once. */
final class CureLines {

    private CureLines() {}

    static String of(List<FailureGroup> groups, ConfiguredEnds ends) {
        Map<String, StringBuilder> byCure = new LinkedHashMap<>();
        for (FailureGroup group : groups) {
            String cure = GroupRow.of(group, ends.of(group.task())).cure();
            byCure.computeIfAbsent(cure, text -> new StringBuilder())
                    .append(' ')
                    .append(group.group());
        }
        StringBuilder lines = new StringBuilder(System.lineSeparator()).append("To do");
        byCure.forEach(
                (cure, names) ->
                        lines.append(System.lineSeparator())
                                .append(names.substring(1))
                                .append(": ")
                                .append(Visible.line(cure)));
        return lines.toString();
    }
}
