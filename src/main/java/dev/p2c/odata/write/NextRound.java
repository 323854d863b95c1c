package dev.p2c.odata.write;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects what a batch has to send again, and how long the service asks to wait before that. */
final class NextRound {

    private final List<List<RowOperation>> groups = new ArrayList<>();
    private String busyAnswer = "";
    private Optional<Duration> wait = Optional.empty();

    List<List<RowOperation>> groups() {
        return groups;
    }

    void add(RowOperation operation) {
        groups.add(List.of(operation));
    }

    void addAll(List<List<RowOperation>> unanswered) {
        groups.addAll(unanswered);
    }

    /** Sends a change set again as two change sets. */
    void halve(List<RowOperation> set) {
        int half = set.size() / 2;
        groups.add(set.subList(0, half));
        groups.add(set.subList(half, set.size()));
    }

    /**
     * Sends a group again after a wait.
     *
     * @param asked the wait that the service asks for; the longest one counts
     */
    void retry(List<RowOperation> group, Optional<Duration> asked, String answer) {
        groups.add(group);
        busyAnswer = answer;
        if (asked.isPresent() && (wait.isEmpty() || asked.get().compareTo(wait.get()) > 0)) {
            wait = asked;
        }
    }

    /** The last answer that asked for a retry; empty where none did. */
    String busyAnswer() {
        return busyAnswer;
    }

    Optional<Duration> longestWait() {
        return wait;
    }
}
