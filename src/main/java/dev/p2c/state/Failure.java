package dev.p2c.state;

import java.time.Instant;

/**
 * A row that is not across. There is at most one per task, company and key; when it fails again the
 * same one is renewed.
 *
 * @param key the integration key; one that is longer than 400 characters, or that no database can
 *     keep, is shortened and ends in a hash, and may be asked for in either form
 * @param field the target field at fault, empty where it is the whole row
 * @param reason one sentence for people
 * @param detail the service's own words, empty where no service was asked
 * @param waitsFor what a parked row waits for ({@code uoms.name=pcs}), empty for a rejected one
 * @param sourceRow JSON, null where the payload was purged
 * @param sourceHash null where the caller gave none
 * @param attempts how often it failed, from 1
 * @param nextAt when it is due; null for never by itself
 * @param taken whose values a person wants to stand, of a conflict; empty if nobody said
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
