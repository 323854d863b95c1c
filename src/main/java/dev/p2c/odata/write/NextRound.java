package dev.p2c.odata.write;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects the operations of a batch's next round, and the wait that the service asks for. */
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
     * @param asked the wait that the service asks for; of several waits the longest counts
     */
    void retry(List<RowOperation> group, Optional<Duration> asked, String answer) {
        groups.add(group);
        busyAnswer = answer;
        if (asked.isPresent() && (wait.isEmpty() || asked.get().compareTo(wait.get()) > 0)) {
            wait = asked;
        }
    }

    /** The last answer that caused a retry after a wait; empty where no answer did. */
    String busyAnswer() {
        return busyAnswer;
    }

    Optional<Duration> longestWait() {
        return wait;
    }
}
