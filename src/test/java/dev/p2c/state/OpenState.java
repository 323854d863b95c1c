package dev.p2c.state;

import dev.p2c.testing.TestClock;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * Opens a fresh state for each test. Tests that run on both databases are contracts, which extend
 * this class.
 */
abstract class OpenState {

    static final String TASK = "accounts-to-customers";
    static final String COMPANY = "usmf";
    static final Instant START = Instant.parse("2026-07-01T10:15:00Z");

    final TestClock clock = TestClock.standingAt(START);

    @TempDir Path directory;

    StateSettings settings;
    State state;
    long runId;

    abstract TestDatabase database();

    @BeforeEach
    void open() {
        settings = database().migrated(directory);
        state = State.open(settings, clock);
        runId = state.runs().start("accounts", COMPANY, "schedule", START);
    }

    @AfterEach
    void close() {
        state.close();
    }

    static LedgerEntry entry(String key, String hash) {
        return LedgerEntry.written(TASK, COMPANY, key, hash)
                .from(SourceVersion.etag("W/\"1\""))
                .inTarget(null, "W/\"9\"");
    }

    static List<LedgerEntry> entries(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> entry("ACC-%05d".formatted(i), "hash-" + i))
                .toList();
    }

    static NewFailure rejected(String key, String reason) {
        return failure(key, FailureKind.REJECTED, reason, "", null);
    }

    static NewFailure parked(String key, String waitsFor, Instant nextAt) {
        return failure(key, FailureKind.PARKED, "waits for " + waitsFor, waitsFor, nextAt);
    }

    static NewFailure failure(
            String key, FailureKind kind, String reason, String waitsFor, Instant nextAt) {
        return new NewFailure(
                key,
                kind,
                "CustomerGroupId",
                reason,
                "Infolog: " + reason,
                waitsFor,
                "{\"name\":\"Contoso\"}",
                "source-hash",
                "v1",
                nextAt);
    }

    BatchOutcome written(List<LedgerEntry> entries) {
        return batch(entries, List.of(), List.of());
    }

    BatchOutcome failed(NewFailure... failures) {
        return batch(List.of(), List.of(failures), List.of());
    }

    BatchOutcome batch(List<LedgerEntry> written, List<NewFailure> failures, List<String> settled) {
        long rows = written.size() + failures.size();
        Counts counts = new Counts(rows, written.size(), 0, 0, 0, 0, failures.size());
        return BatchOutcome.of(TASK, COMPANY, runId)
                .withWritten(written)
                .withFailures(failures)
                .withSettled(settled, Resolution.WRITTEN)
                .withCounts(counts);
    }
}
