package dev.p2c.validate;

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
            for (String column : columns(rule)) {
                boolean isTime = from.get().typeOf(column).equals(TIME);
                problem(rule, column, isTime ? type : "", source, target)
                        .ifPresent(text -> problems.add(rule.place().problem(text)));
            }
        }
        return problems;
    }

    /**
     * @param type of the target column; empty where the source column is no point in time
     */
    private static Optional<String> problem(
            FieldRule rule, String column, String type, Connection source, Connection target) {
        if (!type.equals(DAY) && !type.equals(TIME)) {
            return Optional.empty();
        }
        if (source.dialect().sendsDaysAsMidday()) {
            boolean isCopied = isDayOrTime(type, target) || rule.decidesTheDay(false);
            if (isCopied) {
                return rule.mayMoveMidday()
                        ? Optional.of(nextDay(rule.target(), column))
                        : Optional.empty();
            }
            return Optional.of(
                    type.equals(DAY)
                            ? dayWithTime(rule.target(), column)
                            : timeOfDay(rule.target(), column));
        }
        boolean becomesDay = type.equals(DAY) || isDayOrTime(type, target);
        return becomesDay && !rule.decidesTheDay(true)
                ? Optional.of(whichDay(rule.target(), column, type))
                : Optional.empty();
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

    private static String dayWithTime(String target, String column) {
        return "%s is a day, and %s has a time of day. Write { from: %s, apply: day }"
                .formatted(target, column, column);
    }

    private static String timeOfDay(String target, String column) {
        return "%s keeps a time of day, which people see in their own zone, and %s may be a day. Write"
                        .formatted(target, column)
                + " { from: %s, apply: midday(Europe/Oslo) } for a day, with the zone of the people"
                        .formatted(column)
                + " who see it, or apply: time if the column keeps the time of day";
    }

    private static String nextDay(String target, String column) {
        return "a day in %s is sent as midday UTC, which in this zone is the next day: %s would be a day"
                        .formatted(column, target)
                + " off. Write { from: %s, apply: day } for a day. If %s keeps the time of day, write"
                        .formatted(column, column)
                + " apply: day(Pacific/Auckland, time) with your zone";
    }

    private static String whichDay(String target, String column, String type) {
        String day =
                "which day the point in time %s is for %s depends on the time zone. Write { from: %s,"
                        + " apply: day(Europe/Oslo) } with the zone of the people who see the day";
        return day.formatted(column, target, column)
                + (type.equals(DAY) ? "" : ", or apply: time if the column keeps the time of day");
    }
}
