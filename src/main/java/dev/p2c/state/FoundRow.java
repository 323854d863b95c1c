package dev.p2c.state;

import java.time.Instant;
import java.util.Optional;

/**
 * A row that the state knows.
 *
 * @param outcome what became of it last: {@code written}, {@code skipped}, {@code rejected}, ...
 * @param at when; empty where the state does not keep that
 */
public record FoundRow(
        String task, String company, String key, String outcome, Optional<Instant> at) {}
