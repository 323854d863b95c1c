package dev.p2c.explain;

import java.util.ArrayList;
import java.util.List;

/**
 * What became of a row and why.
 *
 * @param reason one sentence or more, without a full stop at the end
 * @param notes what else a person should know, a sentence each
 */
public record Verdict(Outcome outcome, String reason, List<String> notes) {

    public Verdict {
        notes = List.copyOf(notes);
    }

    static Verdict of(Outcome outcome, String reason) {
        return new Verdict(outcome, reason, List.of());
    }

    Verdict with(List<String> more) {
        List<String> all = new ArrayList<>(notes);
        all.addAll(more);
        return new Verdict(outcome, reason, all);
    }
}
