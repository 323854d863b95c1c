package dev.p2c.state;

import java.time.Instant;

/**
 * A row that was rejected, is parked or in conflict, or whose source row was deleted. There is at
 * most one failure per task, company and key: when the row fails again, its failure is updated.
 *
 * @param key the integration key; a key that is longer than 400 characters or cannot be stored is
 *     shortened and ends in a hash, and can be looked up in either form
 * @param field the target field at fault; empty if no single field is
 * @param reason one sentence for people
 * @param detail HTTP status and error code of the service; empty if no service refused the row
 * @param waitsFor what a parked row waits for ({@code uoms.name=pcs}); empty for a rejected row
 * @param sourceRow as JSON, reduced to its key fields by a purge; null if the source row is deleted
 * @param sourceHash the source row's version, by which a change is recognised; null if not known
 * @param attempts number of failed attempts, from 1
 * @param nextAt when the next attempt is due; null if none is scheduled
 * @param decision the side that a person chose in a conflict; empty before a decision
 * @param cause the reason without the values of the row
 * @param group the name of the {@link FailureGroup} of all rows with this cause
 * @param discard by whom the row was left aside; null while it waits
 */
public record Failure(
        long id,
        String task,
        String company,
        String key,
        FailureKind kind,
        String field,
        String reason,
        String detail,
        String waitsFor,
        String sourceRow,
        String sourceHash,
        String mappingVersion,
        int attempts,
        Instant firstAt,
        Instant lastAt,
        Instant nextAt,
        String decision,
        String cause,
        String group,
        Discard discard) {}
