package dev.p2c.task.plan;

import dev.p2c.error.Problem;
import dev.p2c.mapping.FieldPath;
import dev.p2c.mapping.FieldRule;
import dev.p2c.mapping.FieldRule.From;
import dev.p2c.mapping.Mapping;
import dev.p2c.odata.Connection;
import dev.p2c.odata.model.Model.EntityType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Checks that a mapping says how a point in time becomes a day: which day it is depends on the time
 * zone. Finance has one type for both and sends days as midday UTC; Sales has a type for each.
 */
final class DayCheck {

    private static final String TIME = "Edm.DateTimeOffset";
    private static final String DAY = "Edm.Date";

    private DayCheck() {}

    /** The problems of all rules, each with its file and line. */
    static List<Problem> problems(Mapping mapping, Connection source, Connection target) {
        List<Problem> problems = new ArrayList<>();
        Optional<EntityType> from = source.model().entity(mapping.source().entity());
        Optional<EntityType> to = target.model().entity(mapping.target().entity());
        if (from.isEmpty() || to.isEmpty()) {
            return problems;
        }
        for (FieldRule rule : mapping.rules()) {
            String type = rule.path().isLookup() ? "" : to.get().typeOf(rule.path().column());
            boolean becomesDay = type.equals(DAY) || isDayOrTime(type, target);
            for (String column : columns(rule)) {
                boolean isTime = from.get().typeOf(column).equals(TIME);
                boolean isMidday = isTime && source.dialect().sendsDaysAsMidday();
                boolean needsFunction = isMidday ? type.equals(DAY) : isTime && becomesDay;
                if (needsFunction && !rule.decidesTheDay(!isMidday)) {
                    problems.add(
                            new Problem(
                                    mapping.file() + ":" + rule.line(),
                                    text(rule.target(), column, type, isMidday)));
                }
            }
        }
        return problems;
    }

    private static boolean isDayOrTime(String type, Connection target) {
        return type.equals(TIME) && target.dialect().sendsDaysAsMidday();
    }

    private static List<String> columns(FieldRule rule) {
        if (!(rule.origin() instanceof From from)) {
            return List.of();
        }
        return from.paths().stream()
                .filter(path -> !path.isLookup())
                .map(FieldPath::column)
                .toList();
    }

    private static String text(String target, String column, String type, boolean isMidday) {
        if (isMidday) {
            return "%s is a day, and %s has a time of day. Write { from: %s, apply: day }"
                    .formatted(target, column, column);
        }
        String day =
                "which day the point in time %s is for %s depends on the time zone. Write { from: %s,"
                        + " apply: day(Europe/Oslo) } with the zone of the people who see the day";
        return day.formatted(column, target, column)
                + (type.equals(DAY) ? "" : ", or apply: time if the column keeps the time of day");
    }
}
