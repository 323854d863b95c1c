package dev.p2c.desk;

import dev.p2c.state.State;
import dev.p2c.state.TaskNotes;
import dev.p2c.state.WaitingRows;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Lists what is wrong now, the worst first, each with what to do and where. Thread-safe. */
public final class Troubles {

    private static final Pattern COMPANY = Pattern.compile("(?m)^[^\\s:]+: ");

    private final State state;

    public Troubles(State state) {
        this.state = state;
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
        all.addAll(failed(arrows));
        arrows.stream()
                .filter(arrow -> arrow.state() == FlowState.LATE)
                .forEach(arrow -> all.add(late(arrow)));
        TaskNotes notes = state.notes().ofInstallation();
        notes.waitingEdits().forEach(edit -> all.add(edit(edit)));
        all.addAll(waiting());
        notes.missing().forEach(line -> all.add(missing(line)));
        arrows.forEach(arrow -> all.addAll(resting(arrow)));
        all.sort(Comparator.comparing(wrong -> !wrong.isError()));
        return all;
    }

    private static Wrong away(String name, String why) {
        return Wrong.error(
                "%s is away: %s".formatted(name, why),
                "Nothing is lost: passes go on by themselves when it answers again. If it stays"
                        + " away, ask whoever runs the system.",
                "/p2c/overview");
    }

    /** One entry for the directions that fail for the same reason. */
    private static List<Wrong> failed(List<Arrow> arrows) {
        Map<String, List<String>> byReason = new LinkedHashMap<>();
        for (Arrow arrow : arrows) {
            if (arrow.state() == FlowState.FAILED) {
                byReason.computeIfAbsent(reason(arrow.error()), text -> new ArrayList<>())
                        .add(arrow.direction());
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
                .distinct()
                .collect(Collectors.joining("; "));
    }

    private static Wrong failed(List<String> directions, String reason) {
        String who = String.join(", ", directions);
        return Wrong.error(
                directions.size() == 1
                        ? "%s fails: %s".formatted(who, reason)
                        : "%d directions fail (%s): %s".formatted(directions.size(), who, reason),
                "Each pass tries again. Read the run for the whole error.",
                "/p2c/runs?direction=" + encoded(directions.get(0)));
    }

    private static Wrong late(Arrow arrow) {
        return Wrong.error(
                "%s is late: %s".formatted(arrow.direction(), arrow.stateText()),
                "Look whether the application and its scheduler run; run it now to catch up.",
                "/p2c/runs?direction=" + encoded(arrow.direction()));
    }

    private static Wrong edit(String edit) {
        return Wrong.error(edit, "Correct the file; it is read again by itself.", "/p2c/mappings");
    }

    private static Wrong missing(String line) {
        return Wrong.warning(
                "missing: " + line,
                "p2c check says all that the systems must have.",
                "/p2c/overview");
    }

    private List<Wrong> waiting() {
        Map<String, WaitingRows> byTask = state.failureCounts().waiting();
        List<Wrong> all = new ArrayList<>();
        byTask.forEach(
                (task, rows) -> {
                    if (rows.conflicts() > 0) {
                        all.add(
                                Wrong.error(
                                        "%s: %s for a person to decide"
                                                .formatted(task, rows(rows.conflicts(), "wait")),
                                        "Compare both values and take one.",
                                        "/p2c/conflicts"));
                    }
                    if (rows.rejected() > 0) {
                        all.add(
                                Wrong.error(
                                        "%s: %s rejected"
                                                .formatted(task, rows(rows.rejected(), "are")),
                                        "The failures are grouped by their cause, each with its"
                                                + " cure.",
                                        "/p2c/failures?kind=REJECTED&task=" + encoded(task)));
                    }
                    if (rows.parked() > 0) {
                        all.add(
                                Wrong.warning(
                                        "%s: %s for another row"
                                                .formatted(task, rows(rows.parked(), "wait")),
                                        "They go on by themselves when that row arrives.",
                                        "/p2c/failures?kind=PARKED&task=" + encoded(task)));
                    }
                });
        return all;
    }

    private static String rows(long rows, String verb) {
        String one = verb.equals("are") ? "is" : "waits";
        return rows == 1 ? "1 row " + one : rows + " rows " + verb;
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
