package dev.p2c.state;

import java.time.Instant;

/**
 * A row that was not brought across. There is at most one failure per task, company and key:
 * another failure of the same row renews it.
 *
 * @param key the integration key; a key that is longer than 400 characters or cannot be stored is
 *     shortened and ends in a hash, and can be looked up in either form
 * @param field the target field at fault; empty if the whole row is
 * @param reason one sentence for people
 * @param detail the service's own words; empty if no service was asked
 * @param waitsFor what a parked row waits for ({@code uoms.name=pcs}); empty for a rejected row
 * @param sourceRow JSON; null if the payload was purged, or if the source row is deleted
 * @param sourceHash the source row's etag; null if not known
 * @param attempts number of failed attempts, from 1
 * @param nextAt when the next attempt is due; null for never by itself
 * @param taken the side that a person has decided for in a conflict; empty before a decision
 */
public record Failure(
        long id,
        String task,
        String company,
        String key,
        Kind kind,
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
        String taken) {}
