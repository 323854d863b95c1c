package dev.p2c.state;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * What a run has read completely: every row of these tasks and companies that changed before a time
 * has an outcome that is stored.
 *
 * @param companies by task
 */
public record AllRead(Instant upTo, Map<String, List<String>> companies) {

    static final AllRead NOTHING = new AllRead(Instant.EPOCH, Map.of());

    void store(Handle handle) {
        companies.forEach(
                (task, ofTask) ->
                        ofTask.forEach(
                                company ->
                                        handle.execute(
                                                "update task_company set read_up_to = ?"
                                                        + " where task = ? and company = ?",
                                                Instants.toColumn(upTo),
                                                task,
                                                company)));
    }
}
