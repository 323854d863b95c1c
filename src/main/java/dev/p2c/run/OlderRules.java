package dev.p2c.run;

import dev.p2c.state.RuleVersions;
import dev.p2c.state.State;
import dev.p2c.state.TaskNotes;
import java.util.List;
import java.util.Optional;

/**
 * Knows which rows keep values that an older version of their mapping gave them: an edited rule
 * reaches a row when the row changes, or when a pass compares all rows. Thread-safe.
 */
public final class OlderRules {

    private final State state;

    public OlderRules(State state) {
        this.state = state;
    }

    /** What a person can do about rows with values of older rules; empty without such rows. */
    public Optional<String> offer(String direction, String task, List<String> companies) {
        List<String> older =
                companies.stream()
                        .filter(
                                company ->
                                        notes(task, company)
                                                .rules()
                                                .filter(RuleVersions::isAnyOlder)
                                                .isPresent())
                        .toList();
        return older.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        ("%s for %s: the rules have changed, and rows written earlier keep"
                                        + " the values of the older ones. To see what they would get: bin/p2c plan"
                                        + " %s --full -o plan.json. To write that: bin/p2c apply plan.json")
                                .formatted(task, String.join(", ", older), direction));
    }

    /**
     * Notes that a pass has ended.
     *
     * @param version hash of the mapping's content; another comment is no other rule
     * @param isWhole whether every row has got the values of this version
     * @param hasWritten whether some rows have
     * @return whether this pass is the first one after which older values are left
     */
    public boolean ended(
            String task, String company, String version, boolean isWhole, boolean hasWritten) {
        Optional<RuleVersions> before = notes(task, company).rules();
        if (isWhole || before.isEmpty()) {
            whole(task, company, version);
            return false;
        }
        boolean isOther = !before.get().ofAll().equals(version);
        // Going back to the older rules does not mend rows that the newer ones have written.
        String ofAll = isOther && hasWritten ? RuleVersions.SEVERAL : before.get().ofAll();
        keep(task, company, new RuleVersions(version, ofAll));
        return isOther && !before.get().inForce().equals(version);
    }

    /** Notes that every row of a task has got the values of a version. */
    public void whole(String task, String company, String version) {
        keep(task, company, new RuleVersions(version, version));
    }

    private void keep(String task, String company, RuleVersions now) {
        TaskNotes notes = notes(task, company);
        if (notes.rules().filter(now::equals).isEmpty()) {
            notes.keepRules(now);
        }
    }

    private TaskNotes notes(String task, String company) {
        return state.notes().of(task, company);
    }
}
