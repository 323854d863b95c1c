package dev.p2c.task.upsert;

import dev.p2c.state.State;
import dev.p2c.task.batch.OpenFailures;
import dev.p2c.task.batch.TaskPass;
import dev.p2c.task.plan.Plan;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds keys that another task knows which writes the same rows of the target, as accounts and
 * contacts both become customers. Asks the state only.
 */
final class OtherTasks {

    private final State state;

    OtherTasks(State state) {
        this.state = state;
    }

    /**
     * The keys of rows that another task has written, or keeps back because several rows have them.
     */
    Set<String> knowing(TaskPass pass, Collection<String> keys) {
        Set<String> known = new HashSet<>();
        String company = pass.run().company();
        for (Plan other : keys.isEmpty() ? List.<Plan>of() : pass.plan().sharing()) {
            state.ledger()
                    .find(other.task(), company, keys)
                    .forEach(
                            (key, entry) -> {
                                if (entry.isWritten() && !entry.away()) {
                                    known.add(key);
                                }
                            });
            state.failures()
                    .find(other.task(), company, keys)
                    .forEach(
                            (key, failure) -> {
                                if (OpenFailures.isOfNamesakes(failure)) {
                                    known.add(key);
                                }
                            });
        }
        return known;
    }
}
