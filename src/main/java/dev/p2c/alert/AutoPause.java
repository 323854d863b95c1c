package dev.p2c.alert;

import dev.p2c.state.AlertRecord;
import dev.p2c.state.Counts;
import dev.p2c.state.RunRecord;
import dev.p2c.state.State;
import dev.p2c.text.Counted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Pauses a direction when too many rows of a run were rejected, before it fills the failures or
 * burdens the other system. A person resumes it; the same run then pauses it no second time.
 */
public final class AutoPause {

    private static final int ALERTS_LOOKED_AT = 200;

    private final State state;
    private final Supplier<List<String>> directions;
    private final int rows;
    private final int percent;
    private final Pauser pauser;

    /**
     * @param directions that write by schedule at present
     * @param rows fewest rejected rows of a run that count
     * @param percent of the rows that the run tried to write
     */
    public AutoPause(
            State state, Supplier<List<String>> directions, int rows, int percent, Pauser pauser) {
        this.state = state;
        this.directions = directions;
        this.rows = rows;
        this.percent = percent;
        this.pauser = pauser;
    }

    /** The rule, whose alert stays until somebody resumes the direction. */
    public Rule rule() {
        return new Rule(RuleKind.PAUSED, this::look);
    }

    private List<Condition> look(Set<String> open) {
        List<Condition> found = new ArrayList<>();
        for (String direction : directions.get()) {
            if (pauser.isPaused(direction)) {
                alert(direction).filter(AlertRecord::isOpen).ifPresent(a -> found.add(kept(a)));
            } else {
                tooMany(direction).ifPresent(condition -> found.add(paused(condition)));
            }
        }
        return found;
    }

    private Condition paused(Condition condition) {
        pauser.pause(condition.subject(), condition.text());
        return condition;
    }

    private static Condition kept(AlertRecord alert) {
        return new Condition(
                alert.subject(), Severity.of(alert.severity()), alert.text(), alert.link());
    }

    private Optional<AlertRecord> alert(String direction) {
        return state.alerts().newest(ALERTS_LOOKED_AT).stream()
                .filter(alert -> alert.rule().equals(RuleKind.PAUSED.word()))
                .filter(alert -> alert.subject().equals(direction))
                .findFirst();
    }

    private Optional<Condition> tooMany(String direction) {
        Optional<RunRecord> last =
                state.runs().latestOf(direction, 5).stream()
                        .filter(run -> run.endedAt() != null)
                        .findFirst();
        if (last.isEmpty() || wasAnswered(direction, last.get())) {
            return Optional.empty();
        }
        Counts counts =
                state.runs().counts(last.get().id()).values().stream()
                        .reduce(Counts.ZERO, Counts::plus);
        long tried = counts.created() + counts.updated() + counts.rejected();
        if (counts.rejected() < rows || counts.rejected() * 100 < tried * percent) {
            return Optional.empty();
        }
        return Optional.of(
                new Condition(
                        direction,
                        Severity.ERROR,
                        "%s was paused: %d of %s of its run %d %s rejected"
                                .formatted(
                                        direction,
                                        counts.rejected(),
                                        Counted.of(tried, "row"),
                                        last.get().id(),
                                        Counted.form(counts.rejected(), "was", "were")),
                        StateRules.runs(direction)));
    }

    private boolean wasAnswered(String direction, RunRecord run) {
        return alert(direction).filter(a -> !a.raisedAt().isBefore(run.endedAt())).isPresent();
    }
}
