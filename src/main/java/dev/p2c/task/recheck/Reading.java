package dev.p2c.task.recheck;

import dev.p2c.task.batch.VerifiedRows;
import java.util.concurrent.CompletableFuture;

/**
 * How a pass reads its source.
 *
 * @param all whether all source rows are read instead of the changed ones
 * @param verified the rows that the target has as they were written; complete before any row is
 *     written
 */
public record Reading(boolean all, CompletableFuture<VerifiedRows> verified) {

    static Reading of(boolean all) {
        return new Reading(all, CompletableFuture.completedFuture(new VerifiedRows()));
    }
}
