package dev.p2c.desk;

import dev.p2c.desk.FailureDesk.GroupPage;
import dev.p2c.state.FailureFilter;
import dev.p2c.state.FailureKind;
import dev.p2c.state.State;
import dev.p2c.state.TaskNotes;
import dev.p2c.text.Counted;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Lists what is wrong now, the worst first, each with what to do and where. Thread-safe. */
public final class Troubles {

    private static final Pattern COMPANY = Pattern.compile("(?m)^[^\\s:]+: ");

    /** What each direction says in other words, while a system does not answer. */
    private static final Pattern NO_ANSWER =
            Pattern.compile(
                    "^(\\w+): .*?(?:gave up after|no successful answer).*; last answer: (.*)$");

    private static final Pattern NO_ANSWER_TOLD = Pattern.compile("^\\w+ does not answer: ");

    private static final String AWAY =
            "No row is lost: passes continue automatically when the system answers. If it does not"
                    + " come back, ask its administrator.";

    /** How many causes of a kind are named. */
    private static final int CAUSES = 5;

    private static final Duration LATELY = Duration.ofSeconds(1);

    private final State state;
    private final FailureDesk failures;
    private final Recent<List<Wrong>> waiting;

    public Troubles(State state, FailureDesk failures, Clock clock) {
        this.state = state;
        this.failures = failures;
        this.waiting = new Recent<>(this::waiting, LATELY, clock);
    }

    /**
     * What is wrong.
     *
     * @param arrows the directions as they are now
     * @param away why a connection is not used, by its name; empty while all systems answer
     */
    public List<Wrong> of(List<Arrow> arrows, Map<String, String> away) {
        List<Wrong> all = new ArrayList<>();
        away.forEach((name, why) -> all.add(away(name, why)));
        all.addAll(failed(arrows, away.keySet()));
        arrows.stream()
                .filter(arrow -> arrow.state() == FlowState.LATE)
                .forEach(arrow -> all.add(late(arrow)));
        TaskNotes notes = state.notes().ofInstallation();
        notes.waitingEdits().forEach(edit -> all.add(edit(edit)));
        all.addAll(waiting.get());
        notes.missing().forEach(line -> all.add(missing(line)));
        arrows.forEach(arrow -> all.addAll(resting(arrow)));
        all.sort(Comparator.comparing(wrong -> !wrong.isError()));
        return all;
    }

    private static Wrong away(String name, String why) {
        return Wrong.error("%s is away: %s".formatted(name, why), AWAY, "/p2c/overview");
    }

    /** One entry for the directions that fail for the same reason; none for a system away. */
    private static List<Wrong> failed(List<Arrow> arrows, Set<String> away) {
        Map<String, List<String>> byReason = new LinkedHashMap<>();
        for (Arrow arrow : arrows) {
            String reason = reason(arrow.error());
            boolean isTold = away.stream().anyMatch(name -> reason.startsWith(name + " does not"));
            if (arrow.state() == FlowState.FAILED && !isTold) {
                byReason.computeIfAbsent(reason, text -> new ArrayList<>()).add(arrow.direction());
            }
        }
        return byReason.entrySet().stream()
                .map(one -> failed(one.getValue(), one.getKey()))
                .toList();
    }

    /** The error without the company before it, and once if each company has the same. */
    private static String reason(String error) {
        return COMPANY.matcher(error)
                .replaceAll("")
                .lines()
                .map(line -> NO_ANSWER.matcher(line).replaceFirst("$1 does not answer: $2"))
                .distinct()
                .collect(Collectors.joining("; "));
    }

    private static Wrong failed(List<String> directions, String reason) {
        String who = String.join(", ", directions);
        return Wrong.error(
                directions.size() == 1
                        ? "%s fails: %s".formatted(who, reason)
                        : "%d directions fail (%s): %s".formatted(directions.size(), who, reason),
                NO_ANSWER_TOLD.matcher(reason).find()
                        ? AWAY
                        : "Each pass tries again. Read the run for the whole error.",
                "/p2c/runs?direction=" + encoded(directions.get(0)));
    }

    private static Wrong late(Arrow arrow) {
        return Wrong.error(
                "%s is late: %s".formatted(arrow.direction(), arrow.stateText()),
                "Look whether the application and its scheduler run; run it now to catch up.",
                "/p2c/runs?direction=" + encoded(arrow.direction()));
    }

    private static Wrong edit(String edit) {
        return Wrong.error(
                edit, "Correct the file; the next pass reads it again.", "/p2c/mappings");
    }

    private static Wrong missing(String line) {
        return Wrong.warning(
                "missing: " + line,
                "bin/p2c check says all that the systems must have.",
                "/p2c/overview");
    }

    /** The causes for which rows wait, the largest of each kind first, each with its cure. */
    private List<Wrong> waiting() {
        List<Wrong> all = new ArrayList<>();
        for (FailureKind kind :
                List.of(FailureKind.CONFLICT, FailureKind.REJECTED, FailureKind.PARKED)) {
            GroupPage page = failures.groups(FailureFilter.all(CAUSES).of(kind));
            page.groups().forEach(group -> all.add(cause(group)));
            if (page.total() > CAUSES) {
                all.add(further(kind, page));
            }
        }
        return all;
    }

    private static Wrong cause(GroupRow group) {
        String link =
                group.kind() == FailureKind.CONFLICT
                        ? "/p2c/conflicts"
                        : "/p2c/failures/group/" + encoded(group.group());
        return new Wrong(severity(group.kind()), group.text(), group.cure(), link);
    }

    private static Wrong further(FailureKind kind, GroupPage page) {
        long causes = page.total() - page.groups().size();
        long rows = page.rows() - page.groups().stream().mapToLong(GroupRow::rows).sum();
        return new Wrong(
                severity(kind),
                String.format(
                        Locale.ROOT,
                        "%s of %s",
                        Counted.grouped(
                                rows, kind == FailureKind.PARKED ? "parked row" : "rejected row"),
                        Counted.grouped(causes, "further cause")),
                "Clear the larger causes first: often these go with them.",
                "/p2c/failures?kind=" + kind.name());
    }

    /** Parked rows are written automatically when the row that they wait for is written. */
    private static String severity(FailureKind kind) {
        return kind == FailureKind.PARKED ? "warning" : "error";
    }

    private static List<Wrong> resting(Arrow arrow) {
        String link = "/p2c/overview?direction=" + encoded(arrow.direction());
        if (arrow.state() == FlowState.PAUSED) {
            return List.of(
                    Wrong.warning(
                            "%s is %s".formatted(arrow.direction(), arrow.stateText()),
                            "Resume it when the reason has gone.",
                            link));
        }
        boolean hasNoPlan = arrow.state() == FlowState.SHADOW && arrow.stateText().contains(": ");
        return hasNoPlan
                ? List.of(
                        Wrong.warning(
                                "%s %s".formatted(arrow.direction(), arrow.stateText()),
                                "The plan is made again when the next pass is due.",
                                link))
                : List.of();
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8);
    }
}
