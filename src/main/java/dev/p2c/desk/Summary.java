package dev.p2c.desk;

import dev.p2c.text.Counted;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Whether business flows, in one sentence.
 *
 * @param text without a full stop
 */
public record Summary(Level level, String text) {

    /** How much a person has to do about it. */
    public enum Level {
        /** Business flows, and nothing waits for a person. */
        GOOD,
        /** Business flows, but not all of it. */
        WARNING,
        /** A system is away, or directions fail. */
        ERROR;

        /** The word for programs. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final Set<FlowState> RESTING =
            EnumSet.of(FlowState.PAUSED, FlowState.SHADOW, FlowState.OFF);

    /**
     * Sums up what the first page shows.
     *
     * @param arrows the directions, those whose systems are away marked
     * @param wrong what is wrong
     */
    public static Summary of(List<Arrow> arrows, List<Wrong> wrong) {
        List<String> broken = broken(arrows);
        String rest = rest(arrows, wrong);
        if (!broken.isEmpty()) {
            return new Summary(Level.ERROR, String.join("; ", broken) + rest);
        }
        if (arrows.stream().allMatch(arrow -> RESTING.contains(arrow.state()))) {
            return new Summary(
                    Level.WARNING, "Nothing flows: every direction is paused, in shadow or off");
        }
        long paused = count(arrows, arrow -> arrow.state() == FlowState.PAUSED);
        String flows =
                "Business flows"
                        + (paused == 0
                                ? ""
                                : ", except in " + Counted.grouped(paused, "paused direction"));
        boolean isWhole = paused == 0 && rest.isEmpty();
        return new Summary(isWhole ? Level.GOOD : Level.WARNING, flows + rest);
    }

    private static List<String> broken(List<Arrow> arrows) {
        List<String> broken = new ArrayList<>();
        List<String> away =
                arrows.stream()
                        .map(Arrow::away)
                        .filter(name -> !name.isEmpty())
                        .distinct()
                        .map(TaskEnds::name)
                        .toList();
        if (!away.isEmpty()) {
            broken.add(
                    away.size() == 1
                            ? away.get(0) + " is away: nothing reaches it or leaves it"
                            : String.join(" and ", away)
                                    + " are away: nothing reaches them or leaves them");
        }
        add(broken, names(arrows, FlowState.FAILED), "fails", "fail");
        add(broken, names(arrows, FlowState.LATE), "is late", "are late");
        return broken;
    }

    private static void add(List<String> broken, List<String> names, String one, String several) {
        if (names.size() == 1) {
            broken.add(names.get(0) + " " + one);
        } else if (names.size() > 1) {
            broken.add(names.size() + " directions " + several);
        }
    }

    /** Directions that a system away does not explain. */
    private static List<String> names(List<Arrow> arrows, FlowState state) {
        return arrows.stream()
                .filter(arrow -> arrow.away().isEmpty() && arrow.state() == state)
                .map(Arrow::direction)
                .toList();
    }

    /** What waits, with its separator; empty if nothing does. */
    private static String rest(List<Arrow> arrows, List<Wrong> wrong) {
        long forPersons = arrows.stream().mapToLong(one -> one.rejected() + one.conflicts()).sum();
        if (forPersons > 0) {
            return waiting(forPersons, "you");
        }
        long parked = arrows.stream().mapToLong(Arrow::parked).sum();
        if (parked > 0) {
            return waiting(parked, "other rows");
        }
        if (wrong.stream().anyMatch(Wrong::isError)) {
            return "; the list says what to correct";
        }
        List<String> incomplete = names(arrows, FlowState.INCOMPLETE);
        return incomplete.isEmpty()
                ? ""
                : "; the next pass completes " + String.join(", ", incomplete);
    }

    private static String waiting(long rows, String what) {
        return "; %s %s for %s"
                .formatted(Counted.grouped(rows, "row"), Counted.form(rows, "waits", "wait"), what);
    }

    private static long count(List<Arrow> arrows, Predicate<Arrow> which) {
        return arrows.stream().filter(which).count();
    }
}
